package io.kring.messaging.privacy;

import static io.kring.testkit.Patience.await;

import io.kring.messaging.TestProvider;
import io.kring.messaging.TestTenant;
import io.kring.messaging.TestTenant.Person;
import io.kring.platform.id.Ids;
import io.kring.platform.privacy.Subject;
import io.kring.testkit.Events;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody of whom every table of the service keeps something, also of a record of theirs that was merged, and of a phone that nobody
 * knew to be theirs.
 */
record Kept(TestTenant tenant, String name, Person now, Person former, String unknownPhone) {
    static Kept of(TestTenant tenant) {
        var kept = new Kept(
                tenant,
                "Wytske" + Long.toString(Ids.next().getLeastSignificantBits() >>> 1, 36),
                tenant.person(),
                tenant.person(),
                TestTenant.stranger().phone());
        kept.fill();
        return kept;
    }

    Subject subject() {
        return new Subject(
                Set.of(now.id(), former.id()),
                Set.of(now.phone(), now.email(), former.phone(), former.email(), unknownPhone));
    }

    Set<String> words() {
        return Set.of(
                name,
                now.id().toString(),
                former.id().toString(),
                now.phone(),
                now.email(),
                former.phone(),
                former.email(),
                unknownPhone);
    }

    private void fill() {
        refused();
        tenant.receipt(sent(now), "delivered");
        sent(former);
        mailed(now);
        mailed(former);
        var conversation = writes(now.phone(), "This is " + name);
        tenant.as("support")
                .body("{\"text\": \"Hello %s\"}".formatted(name))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(201);
        writes(former.phone(), "I am " + name + ", too");
        writes(unknownPhone, "And this is " + name);
        writes(unknownPhone, "STOP");
        merge();
    }

    /** A message that was sent. */
    UUID sent(Person person) {
        var message = request(person);
        tenant.awaitEvent("message.sent.v1", message);
        return message;
    }

    UUID request(Person person) {
        return tenant.request(person, data -> data.put("text", "Hi " + name));
    }

    /** Whose reason names the number. */
    private void refused() {
        TestProvider.running()
                .refuse(
                        tenant.name(),
                        400,
                        "{\"code\": 21211, \"message\": \"The 'To' number %s is not valid\"}".formatted(now.phone()));
        tenant.awaitEvent("message.failed.v1", request(now));
        TestProvider.running().recover(tenant.name());
    }

    private void mailed(Person person) {
        var message = UUID.fromString(tenant.as("support")
                .body("""
                        {"contactId": "%s", "channel": "email", "purpose": "service", "subject": "For %s", "text": "Hello"}""".formatted(person.id(), name))
                .post("/api/v1/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("messageId"));
        tenant.awaitEvent("message.delivered.v1", message);
    }

    private String writes(String from, String text) {
        tenant.writes(from, text, "SM-" + UUID.randomUUID());
        return Events.shared()
                .awaitOne(
                        tenant.name(),
                        "message.received.v1",
                        data -> data.path("from").asText().equals(from)
                                && data.path("text").asText().equals(text))
                .data()
                .path("conversationId")
                .asText();
    }

    void merge() {
        tenant.publish(
                "contact.merged.v1",
                former.id(),
                data -> data.put("contactId", former.id().toString())
                        .put("version", 3)
                        .put("survivorId", now.id().toString()));
        await().until(() -> tenant.as("support")
                        .queryParam("filter", "contactId == '" + former.id() + "'")
                        .get("/api/v1/messages")
                        .then()
                        .extract()
                        .<Integer>path("items.size()")
                == 0);
    }
}
