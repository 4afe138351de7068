package io.kring.contacts.timeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened with a person.
 *
 * @param id of the event that told of it
 * @param kind the event's type without its version, such as {@code message.received}
 * @param service who told
 * @param subjectId the message, order, … that it is about
 * @param traceId the trace that leads back to its cause
 */
public record TimelineEntry(
        UUID id,
        Instant occurredAt,
        String kind,
        @Nullable String channel,
        String summary,
        String service,
        String subjectId,
        @Nullable String traceId) {}
