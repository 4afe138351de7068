package io.kring.messaging.inbound;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestProvider;
import io.kring.messaging.TestTenant;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class InboundIT {
    private final TestTenant tenant = TestTenant.next();
    private final TestProvider provider = TestProvider.running();

    @Test
    void anAnswerJoinsThePersonsConversationAndNamesTheCampaign() {
        // Given
        var person = tenant.person();
        var campaignMessage = tenant.request(person);
        tenant.awaitEvent("message.sent.v1", campaignMessage);

        // When
        tenant.writes(person.phone(), "Yes please, for two boats", "SM-1-" + person.id());

        // Then
        var received = awaitReceived(person.phone());
        assertThat(received.path("contactId").asText()).isEqualTo(person.id().toString());
        assertThat(received.path("inReplyTo").path("messageId").asText()).isEqualTo(campaignMessage.toString());
        assertThat(received.path("inReplyTo").path("campaignId").isTextual()).isTrue();
        var conversation = received.path("conversationId").asText();
        Events.shared()
                .awaitOne(
                        tenant.name(),
                        "conversation.opened.v1",
                        data -> data.path("conversationId").asText().equals(conversation));
        tenant.as("support")
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].direction", equalTo("in"))
                .body("items[0].text", equalTo("Yes please, for two boats"))
                .body("items[1].direction", equalTo("out"))
                .body("items[1].state", equalTo("sent"));
    }

    @Test
    void aWebhookThatComesTwiceIsOneMessage() {
        // Given
        var person = tenant.person();
        var sid = "SM-2-" + person.id();

        // When
        tenant.writes(person.phone(), "Hello?", sid);
        tenant.writes(person.phone(), "Hello?", sid);
        tenant.writes(person.phone(), "Is anybody there?", sid + "b");

        // Then
        await().until(() -> received(person.phone()) >= 2);
        tenant.as("support").get("/api/v1/conversations").then().body("items", hasSize(1));
        var conversation = awaitReceived(person.phone()).path("conversationId").asText();
        tenant.as("support")
                .get("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .body("items", hasSize(2));
        assertThat(received(person.phone())).isEqualTo(2);
    }

    @Test
    void stopHoldsForWhatIsQueuedToo() {
        // Given
        provider.refuse(tenant.name(), 429, "{\"code\": 20429, \"message\": \"Too many requests\"}");
        var person = tenant.person();
        var message = tenant.request(person);
        await().until(() -> provider.calls(tenant.name()) > 0);

        // When
        tenant.writes(person.phone(), "Stop.", "SM-3-" + person.id());

        // Then
        var optedOut = Events.shared()
                .awaitOne(
                        tenant.name(),
                        "message.opted-out.v1",
                        data -> data.path("address").asText().equals(person.phone()));
        assertThat(optedOut.data().path("contactId").asText())
                .isEqualTo(person.id().toString());
        provider.recover(tenant.name());
        var suppressed = tenant.awaitEvent("message.suppressed.v1", message);
        assertThat(suppressed.data().path("reason").asText()).isEqualTo("opted-out");
        assertThat(provider.taken(tenant.name())).isEmpty();
    }

    @Test
    void stopFromAnotherNumberOfTheirsHoldsToo() {
        // Given
        var otherPhone = TestTenant.stranger().phone();
        var person = tenant.person(contact -> contact.withArray("phones").add(otherPhone));

        // When
        tenant.writes(otherPhone, "STOP", "SM-9-" + person.id());
        awaitReceived(otherPhone);

        // Then
        var suppressed = tenant.awaitEvent("message.suppressed.v1", tenant.request(person));
        assertThat(suppressed.data().path("reason").asText()).isEqualTo("opted-out");
    }

    @Test
    void aWholeStateReadBeforeTheStopDoesNotUndoItButNewConsentDoes() {
        // Given
        var person = tenant.person();
        tenant.writes(person.phone(), "STOP", "SM-4-" + person.id());
        awaitReceived(person.phone());
        tenant.tell(person, "contact.updated.v1", contact -> contact.put("version", 1));
        var stopped = tenant.request(person);
        tenant.awaitEvent("message.suppressed.v1", stopped);

        // When
        tenant.publish(
                "contact.consent-changed.v1",
                person.id(),
                change -> change.put("contactId", person.id().toString())
                        .put("state", "granted")
                        .put("at", Instant.now().plusSeconds(1).toString()));
        await().until(() -> {
            tenant.request(person);
            return !provider.taken(tenant.name()).isEmpty();
        });

        // Then
        assertThat(provider.taken(tenant.name()).getFirst().to()).isEqualTo(person.phone());
    }

    @Test
    void anUnknownSenderIsJoinedToThePersonWhenTheyAreIdentified() {
        // Given
        var stranger = TestTenant.stranger();
        tenant.writes(stranger.phone(), "Do you rent out boats?", "SM-5-" + stranger.id());
        var received = awaitReceived(stranger.phone());
        assertThat(received.path("contactId").isNull()).isTrue();
        var conversation = received.path("conversationId").asText();
        tenant.as("support")
                .body("{\"text\": \"We do\"}")
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(409);

        // When
        tenant.publish(
                "contact.identified.v1",
                stranger.id(),
                identified -> identified
                        .put("contactId", stranger.id().toString())
                        .put("subjectType", "message")
                        .put("subjectId", received.path("messageId").asText()));

        // Then
        await().until(() -> stranger.id().toString().equals(contactOf(conversation)));
    }

    @Test
    void whoWasDeletedIsAStrangerWhenTheyWriteAgain() {
        // Given
        var person = tenant.person();
        tenant.writes(person.phone(), "Hello", "SM-11-" + person.id());
        var first = awaitReceived(person.phone()).path("conversationId").asText();
        var queued = tenant.request(person);
        tenant.awaitEvent("message.sent.v1", queued);

        // When
        tenant.publish(
                "contact.deleted.v1",
                person.id(),
                deleted -> deleted.put("contactId", person.id().toString()));
        await().until(() -> tenant.as("support")
                .get("/api/v1/conversations/" + first)
                .path("state")
                .equals("closed"));
        tenant.writes(person.phone(), "Hello again", "SM-12-" + person.id());

        // Then
        await().until(() -> tenant.as("support")
                .queryParam("filter", "state == 'open'")
                .get("/api/v1/conversations")
                .jsonPath()
                .getList("items.contactId")
                .equals(java.util.Collections.singletonList(null)));
        var suppressed = tenant.awaitEvent("message.suppressed.v1", tenant.request(person));
        assertThat(suppressed.data().path("reason").asText()).isEqualTo("unknown-contact");
    }

    @Test
    void twoTalksOfOnePersonBecomeOne() {
        // Given
        var person = tenant.person();
        var otherPhone = TestTenant.stranger().phone();
        tenant.writes(person.phone(), "From my own phone", "SM-6-" + person.id());
        tenant.writes(otherPhone, "From my new phone", "SM-7-" + person.id());
        var first = awaitReceived(person.phone()).path("conversationId").asText();
        var second = awaitReceived(otherPhone).path("conversationId").asText();

        // When
        tenant.tell(person, "contact.updated.v1", contact -> {
            contact.put("version", 1);
            contact.putArray("phones").add(person.phone()).add(otherPhone);
        });

        // Then
        await().until(() -> tenant.as("support")
                .get("/api/v1/conversations/" + second)
                .path("state")
                .equals("closed"));
        tenant.as("support")
                .get("/api/v1/conversations/" + first + "/messages")
                .then()
                .body("items", hasSize(2));
        tenant.as("support")
                .queryParam("filter", "state == 'open' && channel == 'sms'")
                .get("/api/v1/conversations")
                .then()
                .body("items", hasSize(1))
                .body("items[0].conversationId", equalTo(first))
                .body("items[0].address", equalTo(otherPhone));
    }

    @Test
    void aReplyGoesWhereTheyWroteFrom() {
        // Given
        var person = tenant.person(contact -> contact.putArray("consents"));
        tenant.writes(person.phone(), "When do you open?", "SM-8-" + person.id());
        var conversation = awaitReceived(person.phone()).path("conversationId").asText();
        var path = "/api/v1/conversations/" + conversation + "/messages";
        var key = Ids.next().toString();

        // When
        var replies = new String[2];
        for (var i = 0; i < 2; i++) {
            replies[i] = tenant.as("support")
                    .header("Idempotency-Key", key)
                    .body("{\"text\": \"On Saturday\"}")
                    .post(path)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("messageId");
        }

        // Then
        assertThat(replies[0]).isEqualTo(replies[1]);
        tenant.awaitEvent("message.sent.v1", UUID.fromString(replies[0]));
        assertThat(provider.taken(tenant.name())).singleElement().satisfies(sms -> {
            assertThat(sms.to()).isEqualTo(person.phone());
            assertThat(sms.body()).isEqualTo("On Saturday");
        });
    }

    private com.fasterxml.jackson.databind.JsonNode awaitReceived(String from) {
        return Events.shared()
                .awaitOne(
                        tenant.name(),
                        "message.received.v1",
                        data -> data.path("from").asText().equals(from))
                .data();
    }

    private int received(String from) {
        return Events.shared()
                .all(
                        tenant.name(),
                        "message.received.v1",
                        data -> data.path("from").asText().equals(from))
                .size();
    }

    private String contactOf(String conversation) {
        return tenant.as("support").get("/api/v1/conversations/" + conversation).path("contactId");
    }
}
