package io.kring.platform.privacy;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.platform.PlatformTestResource;
import io.kring.testkit.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class PrivacyIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private Events events;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void listen() {
        events = Events.shared();
    }

    @Test
    void whatAServiceKeepsIsHandedOver() {
        // Given
        deadLetter("{\"from\": \"Ann@Example.org\"}");
        deadLetter("{\"from\": \"bob@example.org\"}");

        // When
        ask("privacy.access-requested.v1");

        // Then
        var part = answer("privacy.data-collected.v1");
        assertThat(part.path("service").asText()).isEqualTo("platform-test");
        assertThat(part.path("last").asBoolean()).isTrue();
        assertThat(part.path("store").asText()).isEqualTo("dead_letter");
        assertThat(part.path("records")).hasSize(1);
        assertThat(part.path("records").get(0).path("payload").asText()).contains("Ann@Example.org");
    }

    @Test
    void whatAServiceKeepsIsErasedAndCounted() {
        // Given
        deadLetter("{\"contactId\": \"" + person + "\"}");
        deadLetter("{\"from\": \"bob@example.org\"}");

        // When
        ask("privacy.erasure-requested.v1");

        // Then
        assertThat(rows(answer("privacy.data-erased.v1"), "erased")).isEqualTo(1);
        assertThat(deadLetters()).isEqualTo(1);
        ask("privacy.rescan-requested.v1");
        assertThat(rows(answer("privacy.data-found.v1"), "found")).isZero();
    }

    @Test
    void anotherTenantsRowsAreNotTouched() {
        // Given
        deadLetter("{\"from\": \"ann@example.org\"}");
        var other = "t-" + UUID.randomUUID();

        // When
        publish(other, "privacy.erasure-requested.v1");

        // Then
        await().until(() ->
                !events.all(other, "privacy.data-erased.v1", this::isOfRequest).isEmpty());
        assertThat(deadLetters()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"email\":\"ann@example.org\"} | true",
                "Write to ann@example.org. | true",
                "{\"text\":\"Mail:\\nANN@example.org\"} | true",
                "joann@example.org | false",
                "ann@example.org.uk | false",
                "ann@example.organic | false",
                "tel:+31612345678 | true",
                "+316123456789 | false",
                "nobody | false"
            })
    void aTextMentionsSomebodyByWholeAddresses(String text, boolean mentioned) {
        // When
        var found = jdbi.withHandle(
                handle -> handle.createQuery("select mentions(:text, '{}', '{ann@example.org, +31612345678}')")
                        .bind("text", text)
                        .mapTo(Boolean.class)
                        .one());

        // Then
        assertThat(found).isEqualTo(mentioned);
    }

    private void ask(String type) {
        publish(tenant, type);
    }

    private void publish(String toTenant, String type) {
        events.publish(toTenant, type, request.toString(), event -> {
            event.put("requestId", request.toString());
            event.putArray("contactIds").add(person.toString());
            event.putArray("addresses").add("ann@example.org");
        });
    }

    private JsonNode answer(String type) {
        return events.awaitOne(tenant, type, this::isOfRequest).data();
    }

    private boolean isOfRequest(JsonNode answer) {
        return answer.path("requestId").asText().equals(request.toString());
    }

    private static long rows(JsonNode answer, String counted) {
        assertThat(answer.path("stores").findValuesAsText("store"))
                .containsExactly("dead_letter", "idempotency_key", "letter", "outbox");
        return answer.path("stores").get(0).path(counted).asLong();
    }

    private void deadLetter(String payload) {
        jdbi.useHandle(handle -> handle.execute("""
                insert into dead_letter (tenant_id, id, listener, event_id, type, subject, source, occurred_at, payload, reason,
                  failed_at)
                values (?, gen_random_uuid(), 'test', gen_random_uuid(), 'shelf.filled.v1', 'A1', '/kring/test', now(), ?, 'broken',
                  now())""", tenant, payload));
    }

    private int deadLetters() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from dead_letter where tenant_id = ?")
                .bind(0, tenant)
                .mapTo(Integer.class)
                .one());
    }
}
