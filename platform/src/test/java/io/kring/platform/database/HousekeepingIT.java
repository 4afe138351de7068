package io.kring.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.PlatformTestResource;
import io.kring.testkit.AsyncApi;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class HousekeepingIT {
    private static final Duration KEPT = Duration.ofDays(10);

    private final String tenant = "t-" + UUID.randomUUID();

    @Inject
    Housekeeping housekeeping;

    @Inject
    Jdbi jdbi;

    @Test
    void whatNobodyNeedsAnyMoreIsForgotten() {
        // Given
        remember("young", KEPT.minusHours(1), KEPT.minusHours(1));
        remember("old", KEPT.plusHours(1), KEPT.plusHours(1));
        remember("open", KEPT.multipliedBy(2), null);

        // When
        housekeeping.forget();

        // Then
        assertThat(listeners("inbox")).containsExactly("young");
        assertThat(listeners("dead_letter")).containsExactlyInAnyOrder("young", "open");
    }

    @Test
    void anEventIsForgottenAfterItHasLeftItsTopic() {
        // When
        var topics = AsyncApi.read().channels().values().stream()
                .filter(channel -> !channel.address().startsWith("kring.dead-letter."))
                .toList();

        // Then
        assertThat(topics)
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(millis(topic, "retention.ms") + millis(topic, "segment.ms"))
                        .isLessThan(KEPT.minusDays(1).toMillis()));
    }

    private static long millis(AsyncApi.Channel topic, String setting) {
        assertThat(topic.settings()).containsKey(setting);
        return Long.parseLong(topic.settings().get(setting));
    }

    private void remember(String listener, Duration received, @Nullable Duration replayed) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into inbox (tenant_id, listener, event_id, received_at) values (?, ?, ?, now() - ?::interval)",
                    tenant,
                    listener,
                    UUID.randomUUID(),
                    received.toString());
            handle.execute(
                    """
                    insert into dead_letter (tenant_id, id, listener, event_id, type, subject, source, occurred_at, payload,
                      reason, failed_at, replayed_at)
                    values (?, ?, ?, ?, '', '', '', now(), '', '', now(), now() - ?::interval)""",
                    tenant,
                    UUID.randomUUID(),
                    listener,
                    UUID.randomUUID(),
                    replayed == null ? null : replayed.toString());
        });
    }

    private Set<String> listeners(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select listener from " + table + " where tenant_id = ?")
                .bind(0, tenant)
                .mapTo(String.class)
                .set());
    }
}
