package io.kring.platform.event;

import io.kring.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as it travels: a CloudEvent 1.0 in Kafka's binary mode with a JSON value.
 *
 * @param subject the aggregate that it is about; its id
 * @param traceparent the W3C trace context of what caused it
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding for CloudEvents</a>
 */
public record Event(
        UUID id,
        String type,
        String source,
        String subject,
        Instant time,
        String tenant,
        @Nullable String traceparent,
        byte[] data) {

    /** @throws IllegalArgumentException where a header or the value is missing or cannot be read, naming it */
    public static Event of(ConsumerRecord<String, byte[]> event) {
        if (event.value() == null) {
            throw new IllegalArgumentException("The event has no value");
        }
        return new Event(
                UUID.fromString(header(event, "ce_id")),
                header(event, "ce_type"),
                header(event, "ce_source"),
                header(event, "ce_subject"),
                Instant.parse(header(event, "ce_time")),
                tenant(event),
                optional(event, "traceparent"),
                event.value());
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        var value = optional(event, name);
        if (value == null) {
            throw new IllegalArgumentException("The event has no header " + name);
        }
        return value;
    }

    private static String tenant(ConsumerRecord<String, byte[]> event) {
        var tenant = header(event, "ce_tenantid");
        if (!Tenant.isName(tenant)) {
            throw new IllegalArgumentException("The header ce_tenantid names no tenant");
        }
        return tenant;
    }

    private static @Nullable String optional(ConsumerRecord<String, byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        if (header == null) {
            return null;
        }
        var value = new String(header.value(), StandardCharsets.UTF_8);
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The header " + name + " has a NUL character");
        }
        return value;
    }
}
