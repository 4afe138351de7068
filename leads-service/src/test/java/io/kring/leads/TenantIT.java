package io.kring.leads;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is of one tenant is not there for another, and roles do what they may. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class TenantIT {
    private final Api api = Api.ofNewTenant();
    private final Api stranger = Api.ofNewTenant();

    @Test
    void anotherTenantFindsNothing() {
        // Given
        var contact = api.person();
        var lead = "/leads/" + api.identifiedLead(contact, "{\"email\": \"a@example.org\"}");
        var deal = "{\"name\": \"M\", \"amount\": 1, \"currency\": \"EUR\"}";
        var opportunity =
                "/opportunities/" + api.post(lead + "/conversion", deal).path("opportunityId");
        var order = "/orders/" + api.post("/orders", """
                {"contactId": "%s", "currency": "EUR", "lines": [{"product": "M", "quantity": 1, "unitPrice": 1}]}""".formatted(contact)).path("orderId");

        // When
        var reads = List.of(lead, lead + "/consents", opportunity, opportunity + "/stages", order);

        // Then
        assertThat(reads).allSatisfy(path -> {
            api.get(path).then().statusCode(200);
            stranger.get(path).then().statusCode(404);
            given().get(Api.BASE + path).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.withoutTenant("x", "admin"))
                    .get(Api.BASE + path)
                    .then()
                    .statusCode(403);
        });
        assertThat(List.of("/leads", "/opportunities", "/orders"))
                .allSatisfy(path -> stranger.get(path).then().statusCode(200).body("items", hasSize(0)));
        stranger.patch(lead, 1, "{}").then().statusCode(404);
        stranger.patch(opportunity, 0, "{}").then().statusCode(404);
        stranger.post(lead + "/conversion", deal).then().statusCode(404);
        stranger.post(opportunity + "/closing", "{\"outcome\": \"won\"}").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/forms, sales",
        "/leads, partner",
        "/leads, support",
        "/opportunities, marketing",
        "/opportunities, partner",
        "/orders, partner",
        "/orders, marketing"
    })
    void whoMayNotReadAListIsToldSo(String path, String role) {
        // When
        var answer = api.as(role).get(Api.BASE + path);

        // Then
        answer.then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/leads         | filter | state = 'new'",
                "/leads         | filter | tenantId == 'meer'",
                "/leads         | filter | state == 'a\u0000b'",
                "/opportunities | filter | amount > 'much'",
                "/orders        | filter | '; drop table sales_order",
                "/orders        | limit  | 0",
                "/forms         | limit  | x",
                "/leads         | after  | %%%",
                "/forms         | after  | eA"
            })
    void badParametersAreNamed(String path, String parameter, String value) {
        // When
        var answer = api.as("admin").queryParam(parameter, value).get(Api.BASE + path);

        // Then
        answer.then().statusCode(400);
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(parameter);
    }

    @ParameterizedTest
    @CsvSource({"/leads/7", "/opportunities/null", "/orders/%00", "/forms/' or 1=1", "/leads/7/consents"})
    void whatIsNoIdIsNotThere(String path) {
        // When
        var answer =
                given().auth().oauth2(Tokens.of(api.tenant(), "sara", "admin")).get(Api.BASE + path);

        // Then
        answer.then().statusCode(404);
    }
}
