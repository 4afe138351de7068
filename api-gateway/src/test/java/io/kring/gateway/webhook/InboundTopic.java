package io.kring.gateway.webhook;

import io.kring.testkit.Patience;
import io.kring.testkit.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of webhooks from now on, as a listener would see it. */
final class InboundTopic implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> heard = new ArrayList<>();

    InboundTopic() {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Servers.running().kafka()),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = consumer.partitionsFor("kring.inbound").stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** All that came, once there are so many of this key. */
    List<ConsumerRecord<String, String>> await(int count, String key) {
        Patience.await().atMost(Duration.ofSeconds(20)).until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
            return of(key).size() >= count;
        });
        return of(key);
    }

    /** All that is on the topic by now, whatever its key. */
    List<ConsumerRecord<String, String>> all() {
        var ends = consumer.endOffsets(consumer.assignment());
        Patience.await().until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
        return List.copyOf(heard);
    }

    private List<ConsumerRecord<String, String>> of(String key) {
        return heard.stream().filter(event -> event.key().equals(key)).toList();
    }

    static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
