package io.kring.platform.inbox;

import static io.kring.platform.inbox.Polls.arrived;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.kring.platform.Callers;
import io.kring.platform.PlatformTestResource;
import io.kring.platform.id.Ids;
import io.kring.platform.shelf.Deliveries;
import io.kring.platform.shelf.DeliveryListener;
import io.kring.platform.shelf.ShelfInput;
import io.kring.platform.shelf.ShelfService;
import io.kring.platform.tenant.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class InboxIT {
    private final String tenant = "t-" + UUID.randomUUID();

    @Inject
    Inbox inbox;

    @Inject
    DeliveryListener listener;

    @Inject
    Deliveries deliveries;

    @Inject
    ShelfService shelves;

    @BeforeEach
    void shelf() {
        Tenant.run(tenant, () -> shelves.create(new ShelfInput("A1", 10, null)));
    }

    @Test
    void theSecondDeliveryOfAnEventIsSkipped() {
        // Given
        var event = arrived(tenant, Ids.next(), "A1", "book");
        listener.receive(Polls.of(event, event));

        // When
        listener.receive(Polls.of(event, arrived(tenant, Ids.next(), "A1", "lamp")));

        // Then
        assertThat(deliveries.of(tenant)).containsExactly("book", "lamp");
    }

    @Test
    void twoDeliveriesAtTheSameTimeAreWorkedOnOnce() {
        // Given
        var event = arrived(tenant, Ids.next(), "A1", "book");

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var delivery = 0; delivery < 8; delivery++) {
                threads.execute(() -> listener.receive(Polls.of(event)));
            }
        }

        // Then
        assertThat(deliveries.of(tenant)).containsExactly("book");
    }

    @Test
    void whatFailsForAWhileIsTriedAgainAndLeavesNothingBehind() {
        // Given
        var tries = new AtomicInteger();
        var shaky = inbox.listener("shaky").on(Polls.ARRIVED, Deliveries.Arrived.class, event -> {
            deliveries.add(event.data());
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
        });

        // When
        inbox.receive(shaky, Polls.of(arrived(tenant, Ids.next(), "A1", "book")));

        // Then
        assertThat(tries).hasValue(4);
        assertThat(deliveries.of(tenant)).containsExactly("book");
        assertDeadLetters(0);
    }

    @Test
    void oneThatCannotBeWorkedOnStopsNoOther() {
        // When
        listener.receive(Polls.of(
                arrived(tenant, Ids.next(), "A1", "first"),
                arrived(tenant, Ids.next(), "A1", "second"),
                arrived(tenant, Ids.next(), "nowhere", "poison"),
                arrived(tenant, Ids.next(), "A1", "third")));
        listener.receive(Polls.of(arrived(tenant, Ids.next(), "A1", "fourth")));

        // Then
        assertThat(deliveries.of(tenant)).containsExactly("first", "second", "third", "fourth");
        assertDeadLetters(1);
    }

    @Test
    void aRecordThatIsNoEventIsPassedOver() {
        // Given
        var noEvents = List.of(
                Polls.event(Map.of(), "{}".getBytes(UTF_8)),
                changed("ce_id", "one"),
                changed("ce_time", "yesterday"),
                changed("ce_subject", "a\0b"),
                changed("ce_tenantid", "No Tenant!"),
                Polls.event(Polls.headers(tenant, Ids.next()), null));

        // When
        for (var noEvent : noEvents) {
            listener.receive(Polls.of(noEvent, arrived(tenant, Ids.next(), "A1", "book")));
        }

        // Then
        assertThat(deliveries.of(tenant)).hasSize(noEvents.size());
        assertDeadLetters(0);
    }

    @Test
    void anEventThatCannotBeReadGoesToTheDeadLetters() {
        // Given
        var garbage = List.of(
                new byte[0],
                new byte[] {0, 1, 2},
                new byte[] {(byte) 0xc3, 0x28},
                "{\"shelf\": \"A\\u00001\", \"parcel\": \"x\"}".getBytes(UTF_8),
                "[".repeat(10_000).getBytes(UTF_8),
                ("{\"shelf\": \"" + "\\".repeat(800_000)).getBytes(UTF_8));

        // When
        for (var data : garbage) {
            listener.receive(Polls.of(
                    Polls.event(Polls.headers(tenant, Ids.next()), data), arrived(tenant, Ids.next(), "A1", "book")));
        }

        // Then
        assertThat(deliveries.of(tenant)).hasSize(garbage.size());
        assertDeadLetters(garbage.size());
    }

    @Test
    void eachEventIsWorkedOnForItsOwnTenant() {
        // Given
        var other = "u-" + UUID.randomUUID();
        Tenant.run(other, () -> shelves.create(new ShelfInput("A1", 10, null)));

        // When
        listener.receive(Polls.of(
                arrived(tenant, Ids.next(), "A1", "ours"),
                arrived(other, Ids.next(), "A1", "theirs"),
                arrived(tenant, Ids.next(), "A1", "ours, too")));

        // Then
        assertThat(deliveries.of(tenant)).containsExactly("ours", "ours, too");
        assertThat(deliveries.of(other)).containsExactly("theirs");
    }

    private ConsumerRecord<String, byte[]> changed(String header, String value) {
        var headers = new HashMap<>(Polls.headers(tenant, Ids.next()));
        headers.put(header, value);
        return Polls.event(headers, "{\"shelf\": \"A1\", \"parcel\": \"x\"}".getBytes(UTF_8));
    }

    private void assertDeadLetters(int count) {
        Callers.as(tenant, "admin")
                .get("/api/v1/ops/dead-letters")
                .then()
                .statusCode(200)
                .body("$", hasSize(count));
    }
}
