package io.kring.contacts.channelswitch;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ChannelSwitchIT {
    private static final String SJOUKJE = """
            {"givenName": "Sjoukje", "emails": ["sjoukje@example.org"], "phones": ["+31612345678"], "preferredChannel": "email",
             "consents": [{"channel": "email", "purpose": "marketing", "state": "granted",
                           "proof": {"source": "form:news", "text": "Yes"}}]}""";
    private static final String TO_SMS = """
            {"from": "email", "to": "sms", "proof": {"source": "user:sara", "text": "Text me, do not mail me"}}""";

    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void oneActionWithdrawsGrantsAndPrefers() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var switched = change(id, TO_SMS);

        // Then
        switched.then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("preferredChannel", equalTo("sms"))
                .body("consents.find { it.channel == 'email' }.state", equalTo("withdrawn"))
                .body("consents.find { it.channel == 'sms' }.state", equalTo("granted"));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/consents")
                .then()
                .body("$", hasSize(3))
                .body("[0].text", equalTo("Text me, do not mail me"))
                .body("[0].recordedBy", equalTo("sara"))
                .body("[1].text", equalTo("Text me, do not mail me"));
        await().untilAsserted(() -> assertThat(
                        Events.shared().all(api.tenant(), "contact.consent-changed.v1", data -> true).stream()
                                .map(event -> event.data().path("channel").asText() + " "
                                        + event.data().path("state").asText())
                                .collect(Collectors.toSet()))
                .isEqualTo(Set.of("email withdrawn", "sms granted")));
        var updated = Events.shared().awaitOne(api.tenant(), "contact.updated.v1", data -> true);
        assertThat(updated.data().path("preferredChannel").asText()).isEqualTo("sms");
    }

    @Test
    void toUndoItGivesThePreferredChannelBackAndLeavesTheLedger() {
        // Given
        var id = api.contact(SJOUKJE);
        String change = change(id, TO_SMS).path("change.id");

        // When
        api.as("sales").post("/api/v1/changes/" + change + "/undo").then().statusCode(200);

        // Then
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("preferredChannel", equalTo("email"))
                .body("consents.find { it.channel == 'email' }.state", equalTo("withdrawn"));
        api.as("sales").get("/api/v1/contacts/" + id + "/consents").then().body("$", hasSize(3));
    }

    @Test
    void whatCannotBeDoneAsAWholeIsNotDoneInPart() {
        // Given
        var id = api.contact("""
                {"familyName": "X", "emails": ["x@example.org"], "preferredChannel": "email"}""");

        // When
        var refused = change(id, TO_SMS);

        // Then
        refused.then().statusCode(422).body("errors[0].field", equalTo("to"));
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("version", equalTo(0))
                .body("consents", hasSize(0));
    }

    @Test
    void aRepeatWithTheSameKeyIsDoneOnce() {
        // Given
        var id = api.contact(SJOUKJE);
        var key = UUID.randomUUID().toString();
        var path = "/api/v1/contacts/" + id + "/channel-switch";
        api.as("sales")
                .header("Idempotency-Key", key)
                .body(TO_SMS)
                .post(path)
                .then()
                .statusCode(200);

        // When
        var repeated =
                api.as("sales").header("Idempotency-Key", key).body(TO_SMS).post(path);

        // Then
        repeated.then().statusCode(200).body("preferredChannel", equalTo("sms"));
        api.as("sales").get("/api/v1/contacts/" + id + "/consents").then().body("$", hasSize(3));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"from\": \"sms\", \"to\": \"sms\", \"proof\": {\"source\": \"user:sara\", \"text\": \"x\"}}', to",
        "'{\"from\": \"email\", \"to\": \"sms\"}', proof",
        "'{\"to\": \"sms\", \"proof\": {\"source\": \"user:sara\", \"text\": \"x\"}}', from",
        "'{\"from\": \"email\", \"to\": \"fax\", \"proof\": {\"source\": \"user:sara\", \"text\": \"x\"}}', to",
        "'{\"from\": \"email\", \"to\": \"sms\", \"proof\": {\"source\": \"\", \"text\": \"x\"}}', proof.source"
    })
    void whatMakesNoSenseIsNamed(String body, String field) {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var refused = change(id, body);

        // Then
        refused.then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({"phone, 200", "whatsapp, 200", "post, 422"})
    void otherWaysToBeReachedAreChannelsToo(String channel, int status) {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var switched = change(id, TO_SMS.replace("sms", channel));

        // Then
        switched.then().statusCode(status);
    }

    private Response change(String contact, String body) {
        return api.as("support").body(body).post("/api/v1/contacts/" + contact + "/channel-switch");
    }
}
