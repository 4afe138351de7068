package io.kring.platform.inbox;

import io.kring.platform.event.Event;
import io.kring.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that could not be worked on, and why. */
record DeadLetter(
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
