package io.kring.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kring.testkit.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is sent to a topic from now on. */
public final class Topic implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    public Topic(String name) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        Servers.running().kafka(),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = List.of(new TopicPartition(name, 0));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** With what was sent to it before. */
    public static Topic whole(String name) {
        var topic = new Topic(name);
        topic.consumer.seekToBeginning(topic.consumer.assignment());
        return topic;
    }

    /** A tenant's events that were heard so far, in their order. */
    public synchronized List<ConsumerRecord<String, byte[]>> of(String tenant) {
        consumer.poll(Duration.ofMillis(100)).forEach(heard::add);
        return heard.stream()
                .filter(event -> event.key() != null && event.key().startsWith(tenant + "/"))
                .toList();
    }

    public static String header(ConsumerRecord<String, byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
