package io.kring.platform.outbox;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes events to Kafka as CloudEvents. */
@ApplicationScoped
class EventSender {
    private static final Logger LOG = Logger.getLogger(EventSender.class);

    private final KafkaProducer<String, byte[]> producer;
    private final String source;

    EventSender(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.source = "/kring/" + service;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        service + "-outbox",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        16L << 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends them in order, none behind one that failed, so that none overtakes another; returns those that the broker has. */
    Queue<OutboxRow> send(List<OutboxRow> rows) {
        var acknowledged = new ConcurrentLinkedQueue<OutboxRow>();
        var failed = new AtomicReference<Exception>();
        for (var row : rows) {
            producer.send(event(row), (at, failure) -> {
                if (failure == null) {
                    acknowledged.add(row);
                } else if (failed.compareAndSet(null, failure)) {
                    LOG.warnf("%s to %s is sent again: %s", row.id(), row.aggregate(), failure.getMessage());
                }
            });
            if (failed.get() != null) {
                break;
            }
        }
        producer.flush();
        return acknowledged;
    }

    private ProducerRecord<String, byte[]> event(OutboxRow row) {
        var event = new ProducerRecord<>(
                "kring." + row.aggregate(),
                row.tenant() + "/" + row.aggregateId(),
                row.payload().getBytes(StandardCharsets.UTF_8));
        header(event.headers(), "ce_specversion", "1.0");
        header(event.headers(), "ce_id", row.id().toString());
        header(event.headers(), "ce_type", row.type());
        header(event.headers(), "ce_source", source);
        header(event.headers(), "ce_subject", row.aggregateId());
        header(event.headers(), "ce_time", row.occurredAt().toString());
        header(event.headers(), "ce_tenantid", row.tenant());
        header(event.headers(), "content-type", "application/json");
        header(event.headers(), "traceparent", row.traceparent());
        return event;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private static void header(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
