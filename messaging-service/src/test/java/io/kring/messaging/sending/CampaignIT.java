package io.kring.messaging.sending;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestProvider;
import io.kring.messaging.TestProvider.Sms;
import io.kring.messaging.TestTenant;
import io.kring.messaging.TestTenant.Person;
import io.kring.platform.id.Ids;
import io.kring.testkit.Contracts;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A campaign of the size that people really send; how fast it leaves is measured in benchmarks. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class CampaignIT {
    private static final int MESSAGES = Integer.getInteger("kring.test.messages", 5_000);

    @Inject
    Jdbi jdbi;

    private final TestTenant tenant = TestTenant.next();

    @Test
    void everyRecipientGetsOneMessage() {
        // Given
        var people = Stream.generate(TestTenant::stranger).limit(MESSAGES).toList();
        publish(
                "kring.contact",
                "contact.created.v1",
                people.stream().map(CampaignIT::contact).toList());
        await().atMost(Duration.ofSeconds(120))
                .until(() -> count("select count(*) from person where tenant_id = ?") == MESSAGES);
        var requests = people.stream().map(CampaignIT::request).toList();

        // When
        publish("kring.message-request", "message.requested.v1", requests);
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count("select count(*) from message where tenant_id = ? and state = 'sent'") == MESSAGES);

        // Then
        var taken = TestProvider.running().taken(tenant.name());
        assertThat(taken).hasSize(MESSAGES);
        assertThat(new HashSet<>(taken.stream().map(Sms::to).toList())).hasSize(MESSAGES);
    }

    private static ObjectNode contact(Person person) {
        var contact = Contracts.example("contact.created.v1");
        contact.put("contactId", person.id().toString());
        contact.putArray("phones").add(person.phone());
        contact.putArray("emails").add(person.email());
        return contact;
    }

    private static ObjectNode request(Person person) {
        return Contracts.example("message.requested.v1")
                .put("messageId", Ids.next().toString())
                .put("contactId", person.id().toString());
    }

    private void publish(String topic, String type, List<ObjectNode> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Servers.running().kafka(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var event : events) {
                var record = new ProducerRecord<>(
                        topic,
                        tenant.name() + "/" + event.path("contactId").asText(),
                        event.toString().getBytes(StandardCharsets.UTF_8));
                Map.of(
                                "ce_id", UUID.randomUUID().toString(),
                                "ce_type", type,
                                "ce_source", "/kring/test",
                                "ce_subject", event.path("contactId").asText(),
                                "ce_time", Instant.now().toString(),
                                "ce_tenantid", tenant.name())
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record);
            }
            producer.flush();
        }
    }

    private long count(String sql) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind(0, tenant.name()).mapTo(Long.class).one());
    }
}
