package io.kring.platform.retention;

import static io.kring.testkit.Patience.await;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.platform.PlatformTestResource;
import io.kring.platform.retention.RetentionRules.Key;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.Events;
import io.kring.testkit.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class RetentionIT {
    private static final String SERVICE = "platform-test";
    private static Events events;

    private final String tenant = "t-" + UUID.randomUUID();
    private final Instant now = Instant.now();

    @Inject
    RetentionSweeper sweeper;

    @Inject
    RetentionRules rules;

    @Inject
    MeterRegistry metrics;

    @BeforeAll
    static void hear() {
        events = Events.shared();
    }

    @Test
    void whatIsTooOldGoesAndNothingElse() {
        // Given
        var stranger = "t-" + UUID.randomUUID();
        write(25, 100);
        write(3, 89);
        Letters.write(stranger, daysAgo(1_000), "");
        rule(1, "P90D", true, now);
        var counted = counter();

        // When
        sweep();

        // Then
        assertThat(Letters.of(tenant)).hasSize(3).allMatch(at -> at.isAfter(daysAgo(90)));
        assertThat(Letters.of(stranger)).hasSize(1);
        var receipt = receipt();
        assertThat(receipt.path("expired").asLong()).isEqualTo(25);
        assertThat(receipt.path("keepFor").asText()).isEqualTo("P90D");
        assertThat(Instant.parse(receipt.path("oldest").asText())).isBefore(daysAgo(99));
        assertThat(counter() - counted).isEqualTo(25);
    }

    @Test
    void aRuleThatIsNotActiveDoesNothing() {
        // Given
        write(3, 100);
        rule(1, "P90D", true, now);
        rule(2, "P90D", false, now);

        // When
        sweep();

        // Then
        assertThat(Letters.of(tenant)).hasSize(3);
        assertThat(events.all(tenant, "retention.swept.v1", any -> true)).isEmpty();
    }

    @Test
    void aSweepThatBrokeOffIsGoneOnWithAndCountedOnce() {
        // Given
        write(24, 100);
        Letters.write(tenant, daysAgo(95), "stuck");
        rule(1, "P90D", true, now);
        sweep();
        assertThat(Letters.of(tenant)).hasSize(5);
        Letters.free(tenant);

        // When
        sweep();

        // Then
        assertThat(Letters.of(tenant)).isEmpty();
        assertThat(receipt().path("expired").asLong()).isEqualTo(25);
    }

    @Test
    void aRuleThatIsChangedEndsItsSweep() {
        // Given
        write(24, 100);
        Letters.write(tenant, daysAgo(95), "stuck");
        rule(1, "P90D", true, now);
        sweep();
        Letters.free(tenant);

        // When
        rule(2, "P97D", true, now);

        // Then
        assertThat(receipt().path("expired").asLong()).isEqualTo(20);
        sweep();
        assertThat(Letters.of(tenant)).hasSize(1);
    }

    @Test
    void olderNewsOfARuleIsPassedOver() {
        // Given
        write(3, 100);
        rule(3, null, false, now);

        // When
        publish(2, "P90D", true, now);
        publishLast(now);

        // Then
        sweep();
        assertThat(Letters.of(tenant)).hasSize(3);
    }

    @Test
    void isDueWhatWasNeitherSweptNorChangedSince() {
        // Given
        var key = new Key(tenant, Letters.STORE);
        rule(1, "P90D", true, now);
        assertThat(rules.due(now)).doesNotContain(key);
        assertThat(rules.due(now.plusSeconds(1))).contains(key);

        // When
        sweep();

        // Then
        assertThat(rules.due(Instant.now().minusMillis(1).isAfter(now) ? now.plusMillis(1) : now))
                .doesNotContain(key);
        assertThat(rules.due(Instant.now().plusSeconds(1))).contains(key);
    }

    @Test
    void oneReplicaSweepsAtATime() throws SQLException {
        // Given
        write(3, 100);
        rule(1, "P90D", true, daysAgo(2));

        // When
        try (var other = Servers.running().connect("platform")) {
            other.createStatement().execute("select pg_advisory_lock(" + 0x7377656570L + ")");
            sweeper.sweepDue();
            assertThat(Letters.of(tenant)).hasSize(3);
        }

        // Then
        await().untilAsserted(() -> {
            sweeper.sweepDue();
            assertThat(Letters.of(tenant)).isEmpty();
        });
    }

    @RepeatedTest(5)
    void aDryRunTellsWhatTheSweepDoes() {
        // Given
        var random = new Random();
        IntStream.range(0, random.nextInt(60)).forEach(letter -> write(1, random.nextInt(400)));
        var keepFor = new String[] {"P1M", "P100D", "P26W", "P1Y"}[random.nextInt(4)];
        var run = UUID.randomUUID();
        events.publish(tenant, "retention.count-requested.v1", run.toString(), data -> {
            data.put("runId", run.toString()).put("askedAt", Instant.now().toString());
            data.withArray("rules").removeAll();
            question(data, SERVICE, Letters.STORE, keepFor);
            question(data, "another-service", Letters.STORE, "P1D");
            question(data, SERVICE, "parcel", "P1D");
        });
        var counted = events.awaitOne(
                        tenant,
                        "retention.counted.v1",
                        data -> data.path("runId").asText().equals(run.toString()))
                .data();
        rule(1, keepFor, true, now);

        // When
        sweep();

        // Then
        var receipt = receipt();
        assertThat(counted.path("stores")).hasSize(1);
        var count = counted.path("stores").path(0);
        assertThat(count.path("rows")).isEqualTo(receipt.path("expired"));
        assertThat(count.path("oldest")).isEqualTo(receipt.path("oldest"));
        assertThat(Letters.of(tenant))
                .allMatch(at -> !at.isBefore(Instant.parse(count.path("before").asText())));
    }

    private static void question(ObjectNode data, String service, String store, String keepFor) {
        data.withArray("rules")
                .addObject()
                .put("service", service)
                .put("store", store)
                .put("keepFor", keepFor);
    }

    private void write(int letters, int daysAgo) {
        IntStream.range(0, letters).forEach(letter -> Letters.write(tenant, daysAgo(daysAgo), ""));
    }

    private Instant daysAgo(int days) {
        return now.minus(days, DAYS);
    }

    /** Returns when the service knows it. */
    private void rule(int version, @Nullable String keepFor, boolean active, Instant at) {
        publish(version, keepFor, active, at);
        awaitVersion(version);
    }

    private void publishLast(Instant at) {
        publish(4, null, false, at);
        awaitVersion(4);
    }

    private void awaitVersion(int version) {
        await().until(() -> Tenant.call(
                tenant,
                () -> rules.hold(Letters.STORE)
                        .filter(rule -> rule.version() == version)
                        .isPresent()));
    }

    private void publish(int version, @Nullable String keepFor, boolean active, Instant at) {
        events.publish(
                tenant,
                "retention.rule-changed.v1",
                Letters.STORE,
                data -> data.put("service", SERVICE)
                        .put("store", Letters.STORE)
                        .put("version", version)
                        .put("keepFor", keepFor)
                        .put("active", active)
                        .put("changedAt", at.toString()));
    }

    private void sweep() {
        sweeper.sweep(new Key(tenant, Letters.STORE));
    }

    private JsonNode receipt() {
        return events.awaitOne(tenant, "retention.swept.v1", any -> true).data();
    }

    private double counter() {
        return metrics.counter("kring.retention.expired", "store", Letters.STORE)
                .count();
    }
}
