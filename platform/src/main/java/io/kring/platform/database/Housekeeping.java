package io.kring.platform.database;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets what is no longer needed: inbox rows when their events have left the topics (7 days of retention and a segment of
 * one), dead letters that were replayed so long ago, answers that nobody repeats.
 */
@ApplicationScoped
class Housekeeping {
    private final Jdbi jdbi;

    Housekeeping(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from inbox where received_at < now() - interval '10 days'");
            handle.execute("delete from dead_letter where replayed_at < now() - interval '10 days'");
            handle.execute("delete from idempotency_key where created_at < now() - interval '48 hours'");
        });
    }
}
