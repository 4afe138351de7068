package io.kring.platform.inbox;

import static io.kring.platform.inbox.Polls.arrived;
import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.kring.platform.id.Ids;
import io.kring.platform.shelf.Deliveries;
import io.kring.platform.shelf.ShelfInput;
import io.kring.platform.shelf.ShelfService;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through a real consumer: what the broker delivers while something is broken. */
@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class InboxFaultIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private KafkaProducer<String, byte[]> producer;

    @Inject
    Deliveries deliveries;

    @Inject
    ShelfService shelves;

    @BeforeEach
    void start() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.running().kafka()),
                new StringSerializer(),
                new ByteArraySerializer());
        Tenant.run(tenant, () -> shelves.create(new ShelfInput("A1", 10, null)));
    }

    @AfterEach
    void stop() {
        producer.close();
    }

    @Test
    void poisonOnTheTopicStopsNothingBehindIt() throws InterruptedException, ExecutionException {
        // Given
        var twice = Ids.next();

        // When
        send(twice, "A1", "first");
        send(twice, "A1", "first");
        send(Ids.next(), "nowhere", "poison");
        producer.send(new ProducerRecord<>("kring.test-delivery", "no event", new byte[] {1}))
                .get();
        send(Ids.next(), "A1", "last");

        // Then
        await().until(() -> deliveries.of(tenant).contains("last"));
        assertThat(deliveries.of(tenant)).containsExactly("first", "last");
    }

    @Test
    void whileTheDatabaseIsAwayTheEventWaits() throws SQLException, InterruptedException, ExecutionException {
        // Given
        try {
            administer("alter database platform with allow_connections false");
            administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'platform'");

            // When
            send(Ids.next(), "A1", "book");

            // Then
            await().pollInterval(Duration.ofMillis(500))
                    .during(Duration.ofSeconds(5))
                    .until(() -> given().get("/q/health/ready").statusCode() == 503);
        } finally {
            administer("alter database platform with allow_connections true");
        }
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(deliveries.of(tenant)).isEqualTo(List.of("book")));
        Callers.as(tenant, "admin").get("/api/v1/ops/dead-letters").then().body("$", hasSize(0));
    }

    @Test
    void whileTheDatabaseOnlyReadsTheEventWaits() throws SQLException, InterruptedException, ExecutionException {
        // Given
        try {
            administer("alter database platform set default_transaction_read_only = on");
            administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'platform'");

            // When
            send(Ids.next(), "A1", "book");

            // Then
            awaitNothing("book");
        } finally {
            administer("alter database platform reset default_transaction_read_only");
            administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'platform'");
        }
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(deliveries.of(tenant)).isEqualTo(List.of("book")));
        Callers.as(tenant, "admin").get("/api/v1/ops/dead-letters").then().body("$", hasSize(0));
    }

    @Test
    void whileNoDeadLetterCanBeKeptTheEventIsTriedOn() throws SQLException, InterruptedException, ExecutionException {
        // Given
        try (var database = Servers.running().connect("platform");
                var statement = database.createStatement()) {
            statement.execute("alter table dead_letter add constraint full_disk check (false) not valid");
            try {

                // When
                send(Ids.next(), "nowhere", "poison");
                send(Ids.next(), "A1", "behind it");

                // Then
                awaitNothing("behind it");
            } finally {
                statement.execute("alter table dead_letter drop constraint full_disk");
            }
        }
        await().until(() -> deliveries.of(tenant).contains("behind it"));
        Callers.as(tenant, "admin").get("/api/v1/ops/dead-letters").then().body("$", hasSize(1));
    }

    /** Longer than it takes to give an event up. */
    private void awaitNothing(String parcel) {
        await().ignoreExceptions()
                .during(Duration.ofSeconds(4))
                .until(() -> !deliveries.of(tenant).contains(parcel));
    }

    private void send(UUID id, String shelf, String parcel) throws InterruptedException, ExecutionException {
        var event = arrived(tenant, id, shelf, parcel);
        producer.send(new ProducerRecord<>(
                        event.topic(), null, null, tenant + "/" + parcel, event.value(), event.headers()))
                .get();
    }

    private static void administer(String sql) throws SQLException {
        try (var connection = Servers.running().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
