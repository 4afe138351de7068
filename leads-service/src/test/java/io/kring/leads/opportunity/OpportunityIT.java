package io.kring.leads.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.leads.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class OpportunityIT {
    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void anOpportunityGoesThroughThePipelineAndIsWon() {
        // Given
        var path = open();
        api.patch(path, 0, "{\"stage\": \"proposal\", \"amount\": 1500}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("amount", equalTo(1500));
        api.patch(path, 1, "{\"name\": \"Mooring, north side\"}").then().statusCode(200);

        // When
        var closed = api.post(path + "/closing", "{\"outcome\": \"won\", \"reason\": \"Near the lake\"}");

        // Then
        closed.then().statusCode(200).body("stage", equalTo("won")).body("reason", equalTo("Near the lake"));
        api.get(path + "/stages")
                .then()
                .body("stage", equalTo(List.of("prospecting", "proposal", "won")))
                .body("enteredBy", equalTo(List.of("sara", "sara", "sara")));
        var event = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "opportunity.closed.v1",
                        data -> data.path("opportunityId").asText().equals(closed.path("opportunityId")));
        assertThat(event.data().path("name").asText()).isEqualTo("Mooring, north side");
        assertThat(event.data().path("amount").decimalValue()).isEqualByComparingTo("1500");
        assertThat(event.data().path("outcome").asText()).isEqualTo("won");
        api.post(path + "/closing", "{\"outcome\": \"lost\"}").then().statusCode(409);
        api.patch(path, 3, "{\"amount\": 1}").then().statusCode(409).body("errors[0].field", equalTo("stage"));
    }

    @Test
    void aChangeNamesTheVersionItWasMadeFrom() {
        // Given
        var path = open();

        // When
        var changed = api.patch(path, 0, "{\"amount\": 10.01}");

        // Then
        changed.then().statusCode(200).body("amount", equalTo(10.01f)).body("stage", equalTo("prospecting"));
        api.patch(path, 0, "{\"amount\": 11}").then().statusCode(412);
        api.as("sales").body("{}").patch(Api.BASE + path).then().statusCode(428);
        api.patch(path, 1, "{\"amount\": 10.001}").then().statusCode(400).body("errors[0].field", equalTo("amount"));
        api.patch(path, 1, "{\"stage\": \"won\"}").then().statusCode(422).body("errors[0].field", equalTo("stage"));
        api.patch(path, 1, "{\"currency\": \"USD\"}").then().statusCode(400);
        api.get(path + "/stages").then().body("$", hasSize(1));
    }

    @Test
    void aListIsFilteredByNumberAndName() {
        // Given
        var path = open();
        open();
        api.patch(path, 0, "{\"amount\": 5000}");

        // When
        var list = api.as("sales")
                .queryParam("filter", "amount > 2000.0 && contactName.startsWith('Sjoukje')")
                .get("/api/v1/opportunities");

        // Then
        list.then().statusCode(200).body("items", hasSize(1)).body("items[0].amount", equalTo(5000));
    }

    @Test
    void anUnknownContactIsNamed() {
        // When
        var answer = api.post("/opportunities", opportunity(UUID.randomUUID()));

        // Then
        answer.then().statusCode(422).body("errors[0].field", equalTo("contactId"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"M\", \"amount\": 1, \"currency\": \"EUR\"}                                   | contactId",
                "{\"contactId\": \"x\", \"name\": \"M\", \"amount\": 1, \"currency\": \"EUR\"}             | contactId",
                "{\"contactId\": \"%s\", \"name\": \"M\", \"amount\": 1, \"currency\": \"EUR\", \"stage\": \"x\"} | stage",
                "{\"contactId\": \"%s\", \"name\": \"a\\u0000\", \"amount\": 1, \"currency\": \"EUR\"}     | name",
                "{\"contactId\": \"%s\", \"name\": \"M\", \"amount\": null, \"currency\": \"EUR\"}         | amount",
                "{\"contactId\": \"%s\", \"name\": \"M\", \"amount\": 1, \"currency\": \"XXX\"}            | currency",
            })
    void badInputNamesTheField(String body, String field) {
        // When
        var answer =
                api.post("/opportunities", body.replace("%s", UUID.randomUUID().toString()));

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | outcome", "{\"outcome\": \"draw\"} | outcome", "{\"outcome\": \"won\", \"price\": 1} | price"
            })
    void aBadClosingNamesTheField(String body, String field) {
        // Given
        var path = open();

        // When
        var answer = api.post(path + "/closing", body);

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    private String open() {
        var created = api.post("/opportunities", opportunity(api.person()));
        created.then().statusCode(201).body("contactName", equalTo("Sjoukje Hoekstra"));
        return "/opportunities/" + created.path("opportunityId");
    }

    private static String opportunity(UUID contact) {
        return """
                {"contactId": "%s", "name": "Mooring", "amount": 1250.50, "currency": "EUR"}""".formatted(contact);
    }
}
