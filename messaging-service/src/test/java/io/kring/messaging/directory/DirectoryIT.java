package io.kring.messaging.directory;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestTenant;
import io.kring.messaging.TestTenant.Person;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class DirectoryIT {
    @Inject
    Jdbi jdbi;

    private final TestTenant tenant = TestTenant.next();

    @Test
    void anOlderStateOfAPersonIsPassedOver() {
        // Given
        var person = tenant.person(contact -> contact.put("version", 5));
        var wrong = TestTenant.stranger().phone();

        // When
        tenant.tell(person, "contact.updated.v1", contact -> {
            contact.put("version", 4);
            contact.putArray("phones").add(wrong);
        });
        tenant.publish(
                "contact.consent-changed.v1",
                person.id(),
                change -> change.put("contactId", person.id().toString())
                        .put("channel", "email")
                        .put("state", "withdrawn"));

        // Then
        await().until(() -> withdrew(person));
        var sent = tenant.awaitEvent("message.sent.v1", tenant.request(person));
        assertThat(sent.data().path("address").asText()).isEqualTo(person.phone());
    }

    /** Events about a person come in order: what was told before it has been heard too. */
    private boolean withdrew(Person person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists(select from consent where tenant_id = ? and contact_id = ? and state = 'withdrawn')")
                .bind(0, tenant.name())
                .bind(1, person.id())
                .mapTo(Boolean.class)
                .one());
    }

    @Test
    void somebodyReachedOnOtherChannelsIsKnownAllTheSame() {
        // Given
        var person = tenant.person(contact -> {
            contact.put("preferredChannel", "post");
            contact.withArray("consents")
                    .addObject()
                    .put("channel", "phone")
                    .put("purpose", "marketing")
                    .put("state", "withdrawn");
        });
        tenant.publish(
                "contact.consent-changed.v1",
                person.id(),
                change -> change.put("contactId", person.id().toString())
                        .put("channel", "whatsapp")
                        .put("state", "granted"));

        // When
        var marketing = tenant.awaitEvent("message.suppressed.v1", tenant.request(person));
        var service = tenant.awaitEvent(
                "message.sent.v1", tenant.request(person, message -> message.put("purpose", "service")));

        // Then
        assertThat(marketing.data().path("reason").asText()).isEqualTo("prefers-other-channel");
        assertThat(service.data().path("address").asText()).isEqualTo(person.phone());
    }

    @Test
    void consentGivenLaterCounts() {
        // Given
        var person = tenant.person(contact -> contact.putArray("consents"));
        tenant.awaitEvent("message.suppressed.v1", tenant.request(person));

        // When
        tenant.publish(
                "contact.consent-changed.v1",
                person.id(),
                change -> change.put("contactId", person.id().toString())
                        .put("state", "granted")
                        .put("at", Instant.now().toString()));

        // Then
        await().until(() -> {
            var message = tenant.request(person);
            await().until(() ->
                    tenant.as("support").get("/api/v1/messages/" + message).statusCode() == 200);
            await().until(() -> !tenant.message(message).getString("state").equals("queued"));
            return !tenant.message(message).getString("state").equals("suppressed");
        });
    }
}
