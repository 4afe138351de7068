package io.kring.platform.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a Kafka consumer hands over. */
public final class Polls {
    static final String ARRIVED = "delivery.arrived.v1";
    private static final String TOPIC = "kring.test-delivery";

    private Polls() {}

    @SafeVarargs
    static ConsumerRecords<String, byte[]> of(ConsumerRecord<String, byte[]>... events) {
        return of(List.of(events));
    }

    public static ConsumerRecords<String, byte[]> of(List<ConsumerRecord<String, byte[]>> events) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), events), Map.of());
    }

    static ConsumerRecord<String, byte[]> arrived(String tenant, UUID id, String shelf, String parcel) {
        return event(
                headers(tenant, id),
                "{\"shelf\": \"%s\", \"parcel\": \"%s\"}"
                        .formatted(shelf, parcel)
                        .getBytes(UTF_8));
    }

    static ConsumerRecord<String, byte[]> event(Map<String, String> headers, byte @Nullable [] data) {
        var event = new ConsumerRecord<String, byte[]>(TOPIC, 0, 0, "key", data);
        headers.forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        return event;
    }

    static Map<String, String> headers(String tenant, UUID id) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", ARRIVED);
        headers.put("ce_source", "/kring/test");
        headers.put("ce_subject", id.toString());
        headers.put("ce_time", "2026-01-01T00:00:00Z");
        headers.put("ce_tenantid", tenant);
        return headers;
    }
}
