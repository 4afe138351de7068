package io.kring.messaging.sending;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/**
 * {@code kring_messages_waiting}: messages that have not ended, by channel and state. Those that have are counted as they end
 * ({@code kring_messages_total}): to count them afterwards would mean to read every message ever sent.
 */
@ApplicationScoped
class WaitingMetrics {
    private static final String COUNT = """
            select channel, state, count(*) from message where state in ('queued', 'sending') group by channel, state""";

    private final Jdbi jdbi;
    private final MultiGauge gauge;

    WaitingMetrics(Jdbi jdbi, MeterRegistry metrics) {
        this.jdbi = jdbi;
        this.gauge = MultiGauge.builder("kring.messages.waiting")
                .description("Messages queued and being sent")
                .register(metrics);
    }

    @Scheduled(every = "15s")
    void count() {
        gauge.register(
                jdbi.withHandle(handle -> handle.createQuery(COUNT)
                        .map((row, context) ->
                                Row.of(Tags.of("channel", row.getString(1), "state", row.getString(2)), row.getLong(3)))
                        .list()),
                true);
    }
}
