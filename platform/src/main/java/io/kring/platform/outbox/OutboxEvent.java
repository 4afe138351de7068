package io.kring.platform.outbox;

import io.kring.platform.event.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be published.
 *
 * @param aggregate names the topic: {@code contact} goes to {@code kring.contact}
 * @param aggregateId makes the key: the events of one aggregate keep their order
 * @param data written as JSON
 * @param traceparent of what caused it; null takes the running span
 */
public record OutboxEvent(
        String aggregate,
        UUID aggregateId,
        String type,
        Object data,
        @Nullable String traceparent) {

    public static OutboxEvent of(String aggregate, UUID aggregateId, String type, Object data) {
        return new OutboxEvent(aggregate, aggregateId, type, data, null);
    }

    /** For listeners that handle many events at once: keeps each one's trace. */
    public OutboxEvent causedBy(Event cause) {
        return new OutboxEvent(aggregate, aggregateId, type, data, cause.traceparent());
    }
}
