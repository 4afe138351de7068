package io.kring.platform.outbox;

import static io.kring.platform.outbox.OutboxRelayIT.range;
import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.PlatformTestResource;
import io.kring.platform.Topic;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Polls;
import io.kring.testkit.Servers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class RelayCrashIT {
    private record Moved(int n) {}

    private final String tenant = "t-" + UUID.randomUUID();

    @Inject
    Inbox inbox;

    /** The second batch of 500 is locked, so that the relay dies after the broker has it and before the rows are deleted. */
    @Test
    void afterAKillEveryEventArrivesAndIsWorkedOnOnce() throws Exception {
        // Given
        var outbox = OutboxTable.fresh();
        outbox.insert(tenant, UUID.randomUUID(), 1, 2_000);
        var worked = new ArrayList<Integer>();
        var listener = inbox.listener("crash")
                .onMany(
                        "parcel.moved.v1",
                        Moved.class,
                        events ->
                                events.forEach(event -> worked.add(event.data().n())));
        var sender = new EventSender(Servers.running().kafka(), "platform-test");
        var standby = new OutboxRelay(outbox.source(), sender, true);
        try (var topic = new Topic("kring.test-parcel");
                var blocker = outbox.connect()) {
            blocker.setAutoCommit(false);
            blocker.createStatement()
                    .execute("select from outbox where tenant_id = '" + tenant
                            + "' and (payload::json ->> 'n')::int between 501 and 1000 for update");
            var killed = RelayProcess.start(outbox);
            await().until(() -> topic.of(tenant).size() == 1_000);
            standby.start(new StartupEvent());

            // When
            killed.destroyForcibly().waitFor();
            await().until(() -> outbox.count("select count(*) from pg_stat_activity where application_name = '"
                            + RelayProcess.APPLICATION + "'")
                    == 0);
            blocker.rollback();

            // Then
            await().until(outbox::isEmpty);
            await().until(() -> topic.of(tenant).size() >= 2_500);
            var events = topic.of(tenant);
            assertThat(events).hasSize(2_500);
            inbox.receive(listener, Polls.of(events));
            assertThat(worked).isEqualTo(range(1, 2_000));
        } finally {
            standby.stop(new ShutdownEvent());
            sender.close();
        }
    }
}
