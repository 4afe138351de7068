package io.kring.messaging.sending;

import io.kring.messaging.directory.Channel;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.tenant.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Ends the messages that the gate did not let through, and says why. */
@ApplicationScoped
class Suppressions {
    /** The event {@code message.suppressed.v1}. */
    record MessageSuppressed(
            UUID messageId,
            UUID contactId,
            Channel channel,
            @Nullable UUID campaignId,
            Suppression reason,
            Instant at) {}

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    Suppressions(Jdbi jdbi, Outbox outbox, MeterRegistry metrics) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** For claimed messages, in the transaction that claimed them. */
    void store(Map<Claim, Suppression> suppressed) {
        if (suppressed.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update message m set state = 'suppressed', reason = s.reason, in_doubt = false,
                          attempts = m.attempts - 1
                        from unnest(:ids, :reasons) as s(id, reason) where m.tenant_id = :tenant and m.id = s.id""")
                .bind("tenant", Tenant.current())
                .bind("ids", suppressed.keySet().stream().map(Claim::id).toArray(UUID[]::new))
                .bind(
                        "reasons",
                        suppressed.values().stream().map(Suppression::text).toArray(String[]::new))
                .execute());
        var now = Instant.now();
        outbox.publishAll(suppressed.entrySet().stream()
                .map(entry -> event(entry.getKey(), entry.getValue(), now))
                .toList());
        suppressed.forEach((claim, reason) -> metrics.counter(
                        "kring.messages", "channel", claim.channel().name(), "state", "suppressed")
                .increment());
    }

    private static OutboxEvent event(Claim claim, Suppression reason, Instant at) {
        var data =
                new MessageSuppressed(claim.id(), claim.contactId(), claim.channel(), claim.campaignId(), reason, at);
        return new OutboxEvent("message", claim.id(), "message.suppressed.v1", data, claim.traceparent());
    }
}
