package io.kring.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.gateway.problem.Problem;
import io.kring.gateway.problem.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes webhooks to Kafka as CloudEvents; done when all in-sync replicas have them. */
@ApplicationScoped
class InboundEvents {
    private static final Logger LOG = Logger.getLogger(InboundEvents.class);
    private static final String TOPIC = "kring.inbound";
    private static final int PATIENCE_MS = 5_000;

    private final ObjectMapper json;
    private final KafkaProducer<String, byte[]> producer;
    private final WorkerExecutor sender;

    InboundEvents(Vertx vertx, ObjectMapper json, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.json = json;
        this.producer = new KafkaProducer<>(settings(servers), new StringSerializer(), new ByteArraySerializer());
        // Sending waits while no broker is known, which the event loop must not; one thread keeps the order
        this.sender = vertx.createSharedWorkerExecutor("inbound-sender", 1, 1, TimeUnit.MINUTES);
    }

    private static Map<String, Object> settings(String servers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "api-gateway-inbound",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MS);
    }

    /** Fails with a 503 when no broker takes it in time, so that the provider repeats it. */
    Future<Void> publish(TwilioWebhook webhook) {
        var event = event(webhook, Instant.now());
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        return sender.executeBlocking(() -> send(event, deadline), false)
                .compose(Promise::future)
                .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .recover(InboundEvents::notNow);
    }

    private Promise<Void> send(ProducerRecord<String, byte[]> event, long deadline) {
        var acknowledged = Promise.<Void>promise();
        if (System.nanoTime() > deadline) {
            // Whoever waited in vain behind a broker that is away has been told to repeat
            acknowledged.fail("not sent in time");
        } else {
            producer.send(event, (at, failure) -> {
                if (failure == null) {
                    acknowledged.complete();
                } else {
                    acknowledged.fail(failure);
                }
            });
        }
        return acknowledged;
    }

    private static Future<Void> notNow(Throwable failure) {
        LOG.warnf("A webhook was refused: %s", failure);
        return Future.failedFuture(new ProblemException(
                new Problem(HttpResponseStatus.SERVICE_UNAVAILABLE, "Webhooks cannot be kept at present; send it again")
                        .with("Retry-After", "5")));
    }

    private ProducerRecord<String, byte[]> event(TwilioWebhook webhook, Instant now) {
        var subject = webhook.subject();
        var event = new ProducerRecord<>(TOPIC, webhook.tenant() + "/" + subject, bytes(webhook.event(now)));
        var headers = event.headers();
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_id", webhook.eventId().toString());
        header(headers, "ce_type", InboundReceived.TYPE);
        header(headers, "ce_source", "/kring/api-gateway");
        header(headers, "ce_subject", subject);
        header(headers, "ce_time", now.toString());
        header(headers, "ce_tenantid", webhook.tenant());
        header(headers, "content-type", "application/json");
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, InboundEvents::header);
        return event;
    }

    private byte[] bytes(InboundReceived event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(@Nullable Headers headers, String name, String value) {
        if (headers != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    @PreDestroy
    void close() {
        sender.close();
        producer.close(Duration.ofMillis(PATIENCE_MS));
    }
}
