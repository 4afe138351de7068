package io.kring.platform.retention;

import io.kring.platform.outbox.Outbox;
import io.kring.platform.retention.RetentionEvents.Count;
import io.kring.platform.retention.RetentionEvents.Counted;
import io.kring.platform.retention.RetentionEvents.Swept;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the keeper of the rules what this service did, or would do. */
@ApplicationScoped
class RetentionReceipts {
    private static final String AGGREGATE = "privacy";

    private final Outbox outbox;
    private final String service;

    RetentionReceipts(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.service = service;
    }

    String service() {
        return service;
    }

    /** What the sweep that is under way has done. */
    void swept(RetentionRule rule, Instant at) {
        var receipt = new Swept(
                service,
                rule.store(),
                Objects.requireNonNull(rule.keepFor()),
                Objects.requireNonNull(rule.sweepBefore()),
                rule.expired(),
                rule.sweepOldest(),
                at);
        outbox.publish(AGGREGATE, aggregateOf(rule.store()), "retention.swept.v1", receipt);
    }

    void counted(UUID run, Instant at, List<Count> counts) {
        outbox.publish(AGGREGATE, run, "retention.counted.v1", new Counted(run, service, at, counts));
    }

    /** The receipts of a store keep their order. */
    private UUID aggregateOf(String store) {
        return UUID.nameUUIDFromBytes((service + "/" + store).getBytes(StandardCharsets.UTF_8));
    }
}
