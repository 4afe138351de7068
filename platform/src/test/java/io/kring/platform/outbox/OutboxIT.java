package io.kring.platform.outbox;

import static io.kring.platform.Topic.header;
import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.PlatformTestResource;
import io.kring.platform.Topic;
import io.kring.platform.id.Ids;
import io.kring.platform.tenant.NoTenantException;
import io.kring.platform.tenant.Tenant;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class OutboxIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static Topic topic;

    private final String tenant = "t-" + UUID.randomUUID();
    private final UUID shelf = Ids.next();

    @Inject
    Outbox outbox;

    @BeforeAll
    static void hear() {
        topic = new Topic("kring.test-shelf");
    }

    @AfterAll
    static void close() {
        topic.close();
    }

    @Test
    void anEventIsACloudEventUnderTheKeyOfItsAggregate() throws IOException {
        // Given
        var span = Span.wrap(
                SpanContext.create(TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault()));

        // When
        try (var scope = span.makeCurrent()) {
            committed(() -> publish("A"));
        }

        // Then
        var event = awaitEvents(1).getFirst();
        assertThat(event.key()).isEqualTo(tenant + "/" + shelf);
        assertThat(new ObjectMapper().readTree(event.value()))
                .isEqualTo(new ObjectMapper().readTree("{\"name\":\"A\"}"));
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(header(event, "ce_id")).version()).isEqualTo(7);
        assertThat(header(event, "ce_type")).isEqualTo("shelf.created.v1");
        assertThat(header(event, "ce_source")).isEqualTo("/kring/platform-test");
        assertThat(header(event, "ce_subject")).isEqualTo(shelf.toString());
        assertThat(header(event, "ce_tenantid")).isEqualTo(tenant);
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(header(event, "traceparent")).isEqualTo("00-" + TRACE + "-b7ad6b7169203331-01");
        assertThat(Instant.parse(header(event, "ce_time"))).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void nothingIsToldOfWhatWasRolledBack() {
        // Given
        assertThatThrownBy(() -> committed(() -> {
                    publish("never");
                    throw new IllegalStateException("after all not");
                }))
                .hasMessageContaining("after all not");

        // When
        committed(() -> publish("done"));

        // Then
        assertThat(awaitEvents(1))
                .extracting(event -> new String(event.value()))
                .containsExactly("{\"name\":\"done\"}");
    }

    @Test
    void withoutATransactionOrATenantThereIsNoEvent() {
        assertThatThrownBy(() -> Tenant.run(tenant, () -> publish("A"))).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> publish("A")))
                .isInstanceOf(NoTenantException.class);
    }

    @Test
    void anEventThatTheBrokerWouldRefuseIsRefusedBeforeIt() {
        // Given
        assertThatThrownBy(() -> committed(() -> publish("x".repeat(1_000_000))))
                .isInstanceOf(IllegalArgumentException.class);

        // When
        committed(() -> publish("x".repeat(999_000)));

        // Then
        assertThat(awaitEvents(1).getFirst().value()).hasSizeGreaterThan(999_000);
    }

    private void publish(String name) {
        outbox.publish("test-shelf", shelf, "shelf.created.v1", Map.of("name", name));
    }

    private void committed(Runnable work) {
        Tenant.run(tenant, () -> QuarkusTransaction.requiringNew().run(work));
    }

    private List<ConsumerRecord<String, byte[]>> awaitEvents(int count) {
        return await().until(() -> topic.of(tenant), events -> events.size() == count);
    }
}
