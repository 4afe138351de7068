package io.kring.testkit;

import static io.kring.testkit.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics as other services see them: publishes what they would, and hears what the service under test publishes. */
public final class Events {
    /** An event that was heard. */
    public record Heard(UUID id, String type, String tenant, String key, JsonNode data) {}

    /** As it came: of what is heard little is asked for. */
    private record Kept(UUID id, String type, String key, byte[] value) {
        Heard heard(String tenant) {
            try {
                return new Heard(id, type, tenant, key, JSON.readTree(value));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AsyncApi CONTRACT = AsyncApi.read();
    private static final Supplier<Events> SHARED = Once.of(Events::new);

    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Queue<Kept>> keptOf = new ConcurrentHashMap<>();

    private Events() {
        var servers = Servers.running().kafka();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        var consumer = new KafkaConsumer<String, byte[]>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = CONTRACT.channels().values().stream()
                .flatMap(channel -> consumer.partitionsFor(channel.address()).stream())
                .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread.ofPlatform().name("test-events").daemon().start(() -> {
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::keep);
            }
        });
    }

    /** Starts to hear; call it before what should be heard is done. */
    public static Events shared() {
        return SHARED.get();
    }

    /** Publishes the golden example of a type, changed by the edit, as its owner does; returns the event's id. */
    public UUID publish(String tenant, String type, String aggregateId, Consumer<ObjectNode> edit) {
        var data = Contracts.example(type);
        edit.accept(data);
        Contracts.assertValid(type, data);
        var id = UUID.randomUUID();
        publish(id, tenant, type, aggregateId, data);
        return id;
    }

    /** Publishes an event with this id; twice with the same id is a double delivery. */
    public void publish(UUID id, String tenant, String type, String aggregateId, JsonNode data) {
        var event = new ProducerRecord<String, byte[]>(
                CONTRACT.topic(type),
                tenant + "/" + aggregateId,
                data.toString().getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/kring/test",
                        "ce_subject",
                        aggregateId,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_tenantid",
                        tenant,
                        "traceparent",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for an event of this type and checks it against its schema. */
    public Heard awaitOne(String tenant, String type, Predicate<JsonNode> wanted) {
        await(type).until(() -> !all(tenant, type, wanted).isEmpty());
        var found = all(tenant, type, wanted).getFirst();
        if (!type.startsWith("dead-letter.")) {
            Contracts.assertValid(type, found.data());
        }
        return found;
    }

    /** What was heard of this type so far. */
    public List<Heard> all(String tenant, String type, Predicate<JsonNode> wanted) {
        return keptOf.getOrDefault(tenant, new ArrayDeque<>()).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.heard(tenant))
                .filter(event -> wanted.test(event.data()))
                .toList();
    }

    private void keep(ConsumerRecord<String, byte[]> event) {
        keptOf.computeIfAbsent(header(event, "ce_tenantid"), tenant -> new ConcurrentLinkedQueue<>())
                .add(new Kept(
                        UUID.fromString(header(event, "ce_id")), header(event, "ce_type"), event.key(), event.value()));
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException("An event without the header " + name + " on " + event.topic());
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
