package io.kring.contacts.recognition;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.Api;
import io.kring.platform.id.Ids;
import io.kring.testkit.Contracts;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class RecognitionIT {
    private final Api api = Api.ofNewTenant();
    private final String subject = Ids.next().toString();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aLeadOfSomebodyUnknownMakesAPersonWithTheirConsent() {
        // When
        lead(data -> {});

        // Then
        var identified = identified();
        assertThat(identified.path("created").asBoolean()).isTrue();
        assertThat(identified.path("subjectType").asText()).isEqualTo("lead");
        var path = "/api/v1/contacts/" + identified.path("contactId").asText();
        api.as("sales")
                .get(path)
                .then()
                .body("givenName", equalTo("Sjoukje"))
                .body("emails[0]", equalTo("sjoukje@example.org"))
                .body("phones[0]", equalTo("+31612345678"))
                .body("language", equalTo("fy"))
                .body("consents[0].state", equalTo("granted"));
        api.as("sales")
                .get(path + "/consents")
                .then()
                .body("[0].source", equalTo("form:sailing-newsletter"))
                .body("[0].text", equalTo("Yes, text me offers. I can stop at any time."))
                .body("[0].ip", equalTo("203.0.113.7"))
                .body("[0].occurredAt", equalTo("2026-03-01T09:30:00Z"))
                .body("[0].recordedBy", equalTo("recognition"));
        awaitTimeline(path, "Lead from form:sailing-newsletter: Please call me about a mooring");
        Events.shared().awaitOne(api.tenant(), "contact.created.v1", data -> true);
    }

    @Test
    void aLeadOfSomebodyKnownIsJoinedToThem() {
        // Given
        var id = api.contact("{\"givenName\": \"S.\", \"phones\": [\"+31612345678\"]}");

        // When
        lead(data -> {});

        // Then
        var identified = identified();
        assertThat(identified.path("contactId").asText()).isEqualTo(id);
        assertThat(identified.path("created").asBoolean()).isFalse();
        var changed = Events.shared().awaitOne(api.tenant(), "contact.consent-changed.v1", data -> true);
        assertThat(changed.data().path("source").asText()).isEqualTo("form:sailing-newsletter");
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("givenName", equalTo("S."))
                .body("familyName", equalTo("Hoekstra"))
                .body("emails[0]", equalTo("sjoukje@example.org"))
                .body("consents[0].state", equalTo("granted"));
        api.as("sales").get("/api/v1/contacts").then().body("items", hasSize(1));
    }

    /** It is not lost, and somebody is asked to look. */
    @Test
    void aLeadOfSomebodyWhoSeemsToBeKnownIsAPairForReview() {
        // Given
        var known = api.contact("{\"givenName\": \"Sjouke\", \"familyName\": \"Hoekstra\", \"city\": \"Sneek\"}");

        // When
        lead(data -> {});

        // Then
        var identified = identified();
        assertThat(identified.path("created").asBoolean()).isTrue();
        var pairs = api.as("sales").get("/api/v1/duplicates").jsonPath();
        assertThat(pairs.getList("items")).hasSize(1);
        assertThat(List.of(pairs.getString("items[0].first.contactId"), pairs.getString("items[0].second.contactId")))
                .containsExactlyInAnyOrder(known, identified.path("contactId").asText());
    }

    @Test
    void anAddressOfSomebodyElseStaysTheirs() {
        // Given
        var byEmail = api.contact("{\"familyName\": \"E\", \"emails\": [\"sjoukje@example.org\"]}");
        var byPhone = api.contact("{\"familyName\": \"P\", \"phones\": [\"+31612345678\"]}");

        // When
        lead(data -> {});

        // Then
        assertThat(identified().path("contactId").asText()).isEqualTo(byEmail);
        api.as("sales").get("/api/v1/contacts/" + byEmail).then().body("phones", hasSize(0));
        api.as("sales").get("/api/v1/contacts/" + byPhone).then().body("phones", hasSize(1));
    }

    @Test
    void aMessageFromAnUnknownNumberMakesAPerson() {
        // When
        message("message.received.v1", data -> data.putNull("contactId"));

        // Then
        var identified = identified();
        assertThat(identified.path("created").asBoolean()).isTrue();
        assertThat(identified.path("subjectType").asText()).isEqualTo("message");
        var path = "/api/v1/contacts/" + identified.path("contactId").asText();
        api.as("sales").get(path).then().body("phones[0]", equalTo("+31612345678"));
        awaitTimeline(path, "Yes please, for two boats");
    }

    @Test
    void aMessageFromSomebodyKnownIsOnTheirTimeline() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\", \"phones\": [\"+31612345678\"]}");

        // When
        message("message.received.v1", data -> data.put("contactId", id));

        // Then
        awaitTimeline("/api/v1/contacts/" + id, "Yes please, for two boats");
        assertThat(Events.shared().all(api.tenant(), "contact.identified.v1", data -> true))
                .isEmpty();
    }

    @Test
    void anAddressThatMovedDoesNotMakeASecondPerson() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\", \"phones\": [\"+31687654321\"]}");

        // When
        message("message.received.v1", data -> data.put("contactId", id));

        // Then
        awaitTimeline("/api/v1/contacts/" + id, "Yes please, for two boats");
        api.as("sales").get("/api/v1/contacts").then().body("items", hasSize(1));
    }

    @Test
    void whatAMachineSendsIsNobodys() {
        // Given
        message("message.received.v1", data -> data.put("from", "7733").putNull("contactId"));

        // When
        message("message.received.v1", data -> data.put("from", "+31687654321").putNull("contactId"));

        // Then
        var identified = identified();
        api.as("sales").get("/api/v1/contacts").then().body("items", hasSize(1));
        api.as("sales")
                .get("/api/v1/contacts/" + identified.path("contactId").asText())
                .then()
                .body("phones[0]", equalTo("+31687654321"));
        assertThat(Events.shared().all(api.tenant(), "dead-letter.added.v1", data -> true))
                .isEmpty();
    }

    @Test
    void stopWithdrawsConsent() {
        // Given
        var id = api.contact("""
                {"familyName": "Hoekstra", "phones": ["+31612345678"], "consents": [{"channel": "sms", "purpose": "marketing",
                 "state": "granted", "proof": {"source": "user:sara", "text": "Asked", "at": "2020-02-01T09:30:00Z"}}]}""");

        // When
        message("message.opted-out.v1", data -> data.put("contactId", id));

        // Then
        var changed = Events.shared().awaitOne(api.tenant(), "contact.consent-changed.v1", data -> true);
        assertThat(changed.data().path("state").asText()).isEqualTo("withdrawn");
        assertThat(changed.data().path("channel").asText()).isEqualTo("sms");
        assertThat(changed.key()).isEqualTo(api.tenant() + "/" + id);
        api.as("sales").get("/api/v1/contacts/" + id).then().body("consents[0].state", equalTo("withdrawn"));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/consents")
                .then()
                .body("", hasSize(2))
                .body("[0].text", equalTo("STOP"))
                .body("[0].source", equalTo("sms:+31612345678"));
    }

    @Test
    void aFormDoesNotUndoAWithdrawalButOneOfUsDoes() {
        // Given
        var id = api.contact("""
                {"familyName": "Hoekstra", "phones": ["+31612345678"], "consents": [{"channel": "sms", "purpose": "marketing",
                 "state": "withdrawn", "proof": {"source": "sms:+31612345678", "text": "STOP", "at": "2020-02-01T09:30:00Z"}}]}""");

        // When
        lead(data -> {});

        // Then
        identified();
        api.as("sales").get("/api/v1/contacts/" + id).then().body("consents.state", equalTo(List.of("withdrawn")));
        lead(data -> ((ObjectNode) data.at("/consents/0/proof")).put("source", "user:sara"));
        var changed = Events.shared().awaitOne(api.tenant(), "contact.consent-changed.v1", data -> true);
        assertThat(changed.data().path("source").asText()).isEqualTo("user:sara");
        assertThat(changed.data().path("state").asText()).isEqualTo("granted");
    }

    @Test
    void anEventThatComesTwiceIsWorkedOnOnce() {
        // Given
        var id = UUID.randomUUID();
        var event =
                Contracts.example("message.received.v1").putNull("contactId").put("messageId", subject);
        Events.shared().publish(id, api.tenant(), "message.received.v1", subject, event);
        identified();

        // When
        Events.shared().publish(id, api.tenant(), "message.received.v1", subject, event);

        // Then
        var next = Ids.next().toString();
        Events.shared()
                .publish(UUID.randomUUID(), api.tenant(), "message.received.v1", subject, event.put("messageId", next));
        Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.identified.v1",
                        data -> data.path("subjectId").asText().equals(next));
        assertThat(Events.shared().all(api.tenant(), "contact.identified.v1", data -> true))
                .hasSize(2);
    }

    private void lead(Consumer<ObjectNode> edit) {
        Events.shared().publish(api.tenant(), "lead.captured.v1", subject, data -> {
            data.put("leadId", subject);
            edit.accept(data);
        });
    }

    private void message(String type, Consumer<ObjectNode> edit) {
        Events.shared().publish(api.tenant(), type, subject, data -> {
            data.put("messageId", subject);
            edit.accept(data);
        });
    }

    private JsonNode identified() {
        return Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.identified.v1",
                        data -> data.path("subjectId").asText().equals(subject))
                .data();
    }

    private void awaitTimeline(String contact, String summary) {
        await().untilAsserted(() -> api.as("sales")
                .get(contact + "/timeline")
                .then()
                .statusCode(200)
                .body("items.summary.toString()", containsString(summary)));
    }
}
