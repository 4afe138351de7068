package io.kring.messaging.directory;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestProvider;
import io.kring.messaging.TestTenant;
import io.kring.messaging.TestTenant.Person;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class MergedContactsIT {
    private static final String GRANTED = "2026-01-01T00:00:00Z granted";
    private static final String WITHDRAWN = "2026-02-01T00:00:00Z withdrawn";

    @Inject
    Jdbi jdbi;

    private final TestTenant tenant = TestTenant.next();
    private final TestProvider provider = TestProvider.running();
    private final Person jan = tenant.person();
    private final Person john = tenant.person();

    @Test
    void theirConversationsAreOneUntilUndone() {
        // Given
        var toJohn = tenant.request(john);
        tenant.awaitEvent("message.sent.v1", toJohn);
        var ofJan = conversation(jan, "Hello from Jan");
        var ofJohn = conversation(john, "Hello from John");

        // When
        merge(john, 3, jan, GRANTED);

        // Then
        awaitContact("/conversations/" + ofJohn, jan);
        get("/conversations/" + ofJohn).body("state", equalTo("closed"));
        awaitContact("/messages/" + toJohn, jan);
        get("/conversations/" + ofJan + "/messages").body("items.direction", equalTo(List.of("in", "in", "out")));
        unmerge(john, 4, jan, GRANTED);
        awaitContact("/conversations/" + ofJohn, john);
        awaitContact("/messages/" + toJohn, john);
        get("/conversations/" + ofJohn).body("state", equalTo("open"));
        get("/conversations/" + ofJan)
                .body("state", equalTo("open"))
                .body("contactId", equalTo(jan.id().toString()));
        get("/conversations/" + ofJan + "/messages").body("items", hasSize(1));
        get("/conversations/" + ofJohn + "/messages").body("items", hasSize(2));
    }

    @Test
    void conversationsOfMergesOfMergesAreGivenBackInTurn() {
        // Given
        var piet = tenant.person();
        var ofJohn = conversation(john, "Hello from John");
        var ofJan = conversation(jan, "Hello from Jan");
        merge(john, 3, jan, GRANTED);
        awaitContact("/conversations/" + ofJohn, jan);

        // When
        merge(jan, 3, piet, GRANTED);

        // Then
        awaitContact("/conversations/" + ofJohn, piet);
        awaitContact("/conversations/" + ofJan, piet);
        get("/conversations/" + ofJan).body("state", equalTo("open"));
        get("/conversations/" + ofJan + "/messages").body("items", hasSize(2));
        unmerge(jan, 4, piet, GRANTED);
        awaitContact("/conversations/" + ofJan, jan);
        awaitContact("/conversations/" + ofJohn, jan);
        get("/conversations/" + ofJan).body("state", equalTo("open"));
        get("/conversations/" + ofJohn).body("state", equalTo("closed"));
    }

    @Test
    void whatIsQueuedForThemHasTheConsentOfAll() {
        // Given
        provider.refuse(tenant.name(), 429, "{\"code\": 20429, \"message\": \"Too many requests\"}");
        var message = tenant.request(john);
        await().until(() -> provider.calls(tenant.name()) > 0);

        // When
        merge(john, 3, jan, WITHDRAWN);
        awaitContact("/messages/" + message, jan);
        provider.recover(tenant.name());

        // Then
        var suppressed = tenant.awaitEvent("message.suppressed.v1", message);
        assertThat(suppressed.data().path("reason").asText()).isEqualTo("opted-out");
        assertThat(suppressed.data().path("contactId").asText())
                .as("as the campaign knows it")
                .isEqualTo(john.id().toString());
        assertThat(provider.taken(tenant.name())).isEmpty();
    }

    @Test
    void theSurvivorsConsentIsTheirsAloneAgain() {
        // Given
        merge(john, 3, jan, WITHDRAWN);
        awaitForgotten();
        var before = tenant.awaitEvent("message.suppressed.v1", tenant.request(jan));

        // When
        unmerge(john, 4, jan, GRANTED);
        tenant.tell(jan, "contact.updated.v1", contact -> contact.put("version", 9));

        // Then
        assertThat(before.data().path("reason").asText()).isEqualTo("opted-out");
        await().until(() -> {
            tenant.request(jan);
            return !provider.taken(tenant.name()).isEmpty();
        });
    }

    @Test
    void whatIsRequestedForThemLaterGoesToTheSurvivor() {
        // Given
        merge(john, 3, jan, GRANTED);
        awaitForgotten();

        // When
        var message = tenant.request(john);

        // Then
        var sent = tenant.awaitEvent("message.sent.v1", message);
        assertThat(sent.data().path("address").asText()).isEqualTo(jan.phone());
        assertThat(sent.data().path("contactId").asText()).isEqualTo(john.id().toString());
        get("/messages/" + message).body("contactId", equalTo(jan.id().toString()));
        tenant.as("sales")
                .body("{\"contactId\": \"" + john.id()
                        + "\", \"channel\": \"sms\", \"purpose\": \"service\", \"text\": \"Hoi\"}")
                .post("/api/v1/messages")
                .then()
                .statusCode(201)
                .body("contactId", equalTo(jan.id().toString()));
    }

    @Test
    void theHigherVersionCountsInWhateverOrder() {
        // Given
        var message = tenant.request(john);
        tenant.awaitEvent("message.sent.v1", message);
        unmerge(john, 4, jan, WITHDRAWN);
        await().until(() -> withdrew(jan));

        // When
        merge(john, 3, jan, GRANTED);

        // Then
        awaitForgotten();
        get("/messages/" + message).body("contactId", equalTo(john.id().toString()));
        tenant.awaitEvent("message.suppressed.v1", tenant.request(jan));
    }

    private void merge(Person person, int version, Person survivor, String consent) {
        tenant.publish("contact.merged.v1", person.id(), data -> {
            data.put("contactId", person.id().toString())
                    .put("version", version)
                    .put("survivorId", survivor.id().toString());
            consents(data.withArray("consents").removeAll().addObject(), consent);
        });
    }

    private void unmerge(Person person, int version, Person survivor, String consent) {
        tenant.publish("contact.unmerged.v1", survivor.id(), data -> {
            data.put("contactId", survivor.id().toString());
            data.withArray("restored")
                    .removeAll()
                    .addObject()
                    .put("contactId", person.id().toString())
                    .put("version", version)
                    .put("name", "John");
            consents(data.withArray("consents").removeAll().addObject(), consent);
        });
    }

    private static void consents(ObjectNode entry, String consent) {
        var parts = consent.split(" ", 2);
        entry.put("channel", "sms")
                .put("purpose", "marketing")
                .put("at", parts[0])
                .put("state", parts[1]);
    }

    private String conversation(Person person, String text) {
        tenant.writes(person.phone(), text, "SM-" + UUID.randomUUID());
        return Events.shared()
                .awaitOne(
                        tenant.name(),
                        "message.received.v1",
                        data -> data.path("from").asText().equals(person.phone()))
                .data()
                .path("conversationId")
                .asText();
    }

    /** John is not in the directory any more. */
    private void awaitForgotten() {
        await().until(() -> jdbi.withHandle(
                handle -> handle.createQuery("select not exists (select from person where tenant_id = ? and id = ?)")
                        .bind(0, tenant.name())
                        .bind(1, john.id())
                        .mapTo(Boolean.class)
                        .one()));
    }

    private boolean withdrew(Person person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select from consent where tenant_id = ? and contact_id = ? and state = 'withdrawn')")
                .bind(0, tenant.name())
                .bind(1, person.id())
                .mapTo(Boolean.class)
                .one());
    }

    private void awaitContact(String path, Person person) {
        await().untilAsserted(
                        () -> get(path).body("contactId", equalTo(person.id().toString())));
    }

    private ValidatableResponse get(String path) {
        return tenant.as("support").get("/api/v1" + path).then().statusCode(200);
    }
}
