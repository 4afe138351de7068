package io.kring.platform.outbox;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.PlatformTestResource;
import io.kring.platform.Topic;
import io.kring.testkit.Servers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class OutboxRelayIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private final UUID parcel = UUID.randomUUID();
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final List<EventSender> senders = new ArrayList<>();
    private OutboxTable outbox;
    private Topic topic;

    @BeforeEach
    void start() throws SQLException {
        PlatformTestResource.topics();
        outbox = OutboxTable.fresh();
        topic = new Topic("kring.test-parcel");
    }

    @AfterEach
    void stop() {
        relays.forEach(relay -> relay.stop(new ShutdownEvent()));
        senders.forEach(EventSender::close);
        topic.close();
    }

    @Test
    void theOrderOfEachAggregateIsKept() throws SQLException {
        // Given
        var parcels = List.of(parcel, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        relay();

        // When
        for (var n = 1; n <= 250; n += 10) {
            for (var each : parcels) {
                outbox.insert(tenant, each, n, n + 9);
            }
        }

        // Then
        awaitEvents(1_000);
        for (var each : parcels) {
            assertThat(numbers(each)).isEqualTo(range(1, 250));
        }
    }

    @Test
    void whatIsCommittedLateIsNotSkipped() throws SQLException {
        // Given
        relay();
        try (var late = outbox.connect()) {
            late.setAutoCommit(false);
            OutboxTable.insert(late, tenant, parcel, 1, 1);
            outbox.insert(tenant, parcel, 2, 2);
            awaitEvents(1);

            // When
            late.commit();
        }

        // Then
        awaitEvents(2);
        assertThat(numbers(parcel)).containsExactly(2, 1);
    }

    @Test
    void twoRelaysSendEachEventOnce() throws SQLException {
        // Given
        relay();
        relay();

        // When
        for (var n = 1; n <= 2_000; n += 100) {
            outbox.insert(tenant, parcel, n, n + 99);
        }

        // Then
        await().until(outbox::isEmpty);
        awaitEvents(2_000);
        assertThat(numbers(parcel)).isEqualTo(range(1, 2_000));
    }

    @Test
    void whenOneStopsTheOtherGoesOn() throws SQLException {
        // Given
        var first = relay();
        outbox.insert(tenant, parcel, 1, 1);
        awaitEvents(1);
        relay();

        // When
        first.stop(new ShutdownEvent());
        outbox.insert(tenant, parcel, 2, 3);

        // Then
        awaitEvents(3);
        assertThat(numbers(parcel)).containsExactly(1, 2, 3);
    }

    private OutboxRelay relay() {
        var sender = new EventSender(Servers.running().kafka(), "platform-test");
        var relay = new OutboxRelay(outbox.source(), sender, true);
        relay.start(new StartupEvent());
        senders.add(sender);
        relays.add(relay);
        return relay;
    }

    private void awaitEvents(int count) {
        await().until(() -> new HashSet<>(topic.of(tenant).stream()
                                .map(event -> Topic.header(event, "ce_id"))
                                .toList())
                        .size()
                == count);
    }

    private List<Integer> numbers(UUID parcel) {
        return topic.of(tenant).stream()
                .filter(event -> event.key().equals(tenant + "/" + parcel))
                .map(OutboxRelayIT::number)
                .toList();
    }

    static int number(ConsumerRecord<String, byte[]> event) {
        return Integer.parseInt(new String(event.value()).replaceAll("\\D", ""));
    }

    static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
