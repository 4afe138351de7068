package io.kring.messaging.outbound;

import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestTenant;
import io.kring.platform.id.Ids;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.TenantTables;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class MessagingHttpIT {
    @Inject
    DataSource dataSource;

    private final TestTenant tenant = TestTenant.next();

    @Test
    void everyKeyStartsWithTheTenant() {
        TenantTables.assertKeysStartWithTenant(dataSource);
    }

    @Test
    void aMessageToOnePersonIsQueuedAndSent() {
        // Given
        var person = tenant.person();

        // When
        var created = tenant.as("sales").body(body(person.id())).post("/api/v1/messages");

        // Then
        created.then().statusCode(201).body("contactId", equalTo(person.id().toString()));
        var id = UUID.fromString(created.path("messageId"));
        assertThat(created.header("Location")).endsWith("/api/v1/messages/" + id);
        tenant.awaitEvent("message.sent.v1", id);
        tenant.as("sales")
                .get("/api/v1/messages/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("sent"))
                .body("address", equalTo(person.phone()))
                .body("attempts", equalTo(1))
                .body("sentAt", notNullValue());
    }

    @Test
    void messagesAreListedPageByPageTheLastFirst() {
        // Given
        var silent = tenant.person(contact -> contact.putArray("consents"));
        for (var i = 0; i < 3; i++) {
            tenant.awaitEvent("message.suppressed.v1", tenant.request(silent));
        }
        var last = tenant.request(silent);
        tenant.awaitEvent("message.suppressed.v1", last);

        // When
        var page = tenant.as("marketing")
                .queryParam("limit", 3)
                .queryParam(
                        "filter",
                        "state == 'suppressed' && reason == 'no-consent' && contactId == '" + silent.id() + "'")
                .get("/api/v1/messages");

        // Then
        page.then().statusCode(200).body("items", hasSize(3)).body("items[0].messageId", equalTo(last.toString()));
        tenant.as("marketing")
                .queryParam("limit", 3)
                .queryParam("after", page.<String>path("next"))
                .get("/api/v1/messages")
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
    }

    @Test
    void anotherTenantFindsNothing() {
        // Given
        var person = tenant.person();
        var message = tenant.request(person);
        tenant.awaitEvent("message.sent.v1", message);
        tenant.writes(person.phone(), "Hoi", "SM-http-" + person.id());
        var other = TestTenant.next();

        // When
        await().until(() -> !tenant.as("admin")
                .get("/api/v1/conversations")
                .jsonPath()
                .getList("items")
                .isEmpty());
        var conversation = tenant.as("admin").get("/api/v1/conversations").<String>path("items[0].conversationId");

        // Then
        other.as("admin").get("/api/v1/messages/" + message).then().statusCode(404);
        other.as("admin").get("/api/v1/messages").then().body("items", hasSize(0));
        other.as("admin")
                .body(body(person.id()))
                .post("/api/v1/messages")
                .then()
                .statusCode(422);
        other.as("admin").get("/api/v1/conversations").then().body("items", hasSize(0));
        var path = "/api/v1/conversations/" + conversation;
        other.as("admin").get(path).then().statusCode(404);
        other.as("admin").get(path + "/messages").then().statusCode(404);
        other.as("admin")
                .body("{\"text\": \"x\"}")
                .post(path + "/messages")
                .then()
                .statusCode(404);
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withoutTenant("x", "admin"))
                .get(path)
                .then()
                .statusCode(403);
        tenant.as("analyst").get(path).then().statusCode(403);
        tenant.as("partner").get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                        | body",
                "[]                                       | body",
                "null                                     | body",
                "{\"contact\": 1}                         | contact",
                "{\"contactId\": \"nobody\"}              | contactId",
                "{\"channel\": \"fax\"}                   | channel",
                "{\"purpose\": 7}                         | purpose",
                "{}                                       | contactId",
                "{}                                       | text",
                "{\"text\": \"  \"}                       | text",
                "{\"text\": \"a\\u0000b\"}                | text",
                "{\"subject\": \"a\\nBcc: x@example.org\"} | subject",
            })
    void badInputNamesTheField(String body, String field) {
        // When
        var answer = tenant.as("sales").body(body).post("/api/v1/messages");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        tenant.as("sales").get("/api/v1/messages").then().body("items", hasSize(0));
    }

    @Test
    void whatCannotBeSentIsRefused() {
        // Given
        var person = tenant.person();
        var tooLong = body(person.id()).replace("Hoi", "x".repeat(1_601));

        // When
        var toNobody = tenant.as("sales").body(body(Ids.next())).post("/api/v1/messages");
        var ofTooMuch = tenant.as("sales").body(tooLong).post("/api/v1/messages");

        // Then
        toNobody.then().statusCode(422).body("errors[0].field", equalTo("contactId"));
        ofTooMuch.then().statusCode(422).body("errors[0].field", equalTo("text"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter | state = 'x'",
                "filter | nonsense == 1",
                "filter | state == '\\u0000'",
                "limit  | 0",
                "limit  | x",
                "after  | %%%",
                "after  | eA"
            })
    void badParametersAreNamed(String parameter, String value) {
        for (var path : new String[] {"/api/v1/messages", "/api/v1/conversations"}) {
            // When
            var answer = tenant.as("sales").queryParam(parameter, value).get(path);

            // Then
            answer.then().statusCode(400).body("errors[0].field", equalTo(parameter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/messages/nobody", "/api/v1/conversations/%00", "/api/v1/conversations/1/messages"})
    void anIdThatIsNoneIsNotFound(String path) {
        // When
        var answer = tenant.as("sales").get(path);

        // Then
        answer.then().statusCode(404);
    }

    private static String body(UUID contact) {
        return "{\"contactId\": \"" + contact
                + "\", \"channel\": \"sms\", \"purpose\": \"service\", \"text\": \"Hoi\"}";
    }
}
