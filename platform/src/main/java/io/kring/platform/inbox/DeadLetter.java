package io.kring.platform.inbox;

import io.kring.platform.event.Event;
import io.kring.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that could not be worked on, and why. */
public record DeadLetter(
        UUID id,
        String listener,
        UUID eventId,
        String type,
        String subject,
        String source,
        Instant occurredAt,
        @Nullable String traceparent,
        String payload,
        String reason,
        Instant failedAt) {

    private static final int TOLD = 50_000;

    /** What others are told: an event that is large must not make a larger one, which the broker would refuse. */
    DeadLetter shortened() {
        return payload.length() <= TOLD
                ? this
                : new DeadLetter(
                        id,
                        listener,
                        eventId,
                        type,
                        subject,
                        source,
                        occurredAt,
                        traceparent,
                        payload.substring(0, TOLD),
                        reason,
                        failedAt);
    }

    Event event() {
        return new Event(
                eventId,
                type,
                source,
                subject,
                occurredAt,
                Tenant.current(),
                traceparent,
                payload.getBytes(StandardCharsets.UTF_8));
    }
}
