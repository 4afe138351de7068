package io.kring.platform.outbox;

import static io.kring.platform.outbox.OutboxRelayIT.range;
import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.PlatformTestResource;
import io.kring.platform.Topic;
import io.kring.testkit.Servers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The relay while something around it is broken. */
@SuppressWarnings("NullAway.Init")
class RelayFaultIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private final UUID parcel = UUID.randomUUID();
    private OutboxTable outbox;
    private EventSender sender;
    private OutboxRelay relay;

    @BeforeEach
    void start() throws SQLException {
        PlatformTestResource.topics();
        outbox = OutboxTable.fresh();
        sender = new EventSender(Servers.running().kafka(), "platform-test");
    }

    @AfterEach
    void stop() {
        relay.stop(new ShutdownEvent());
        sender.close();
    }

    /** The time is enough for one event to be given up, and not for one after the other. */
    @Test
    void whatCannotBeSentHoldsUpTheEventsBehindItAndNoneBefore() throws SQLException {
        // Given
        var topic = "test-late-" + UUID.randomUUID();
        outbox.insert(tenant, UUID.randomUUID(), 1, 1);
        outbox.insert(tenant, parcel, 1, 3);
        outbox.execute("update outbox set aggregatetype = '" + topic + "' where aggregateid = '" + parcel + "'");

        // When
        relay(outbox.source());

        // Then
        await().atMost(Duration.ofSeconds(15)).until(() -> outbox.count("select count(*) from outbox") == 3);
        PlatformTestResource.create("kring." + topic);
        await().until(outbox::isEmpty);
        try (var late = Topic.whole("kring." + topic)) {
            await().until(() -> late.of(tenant).size() >= 3);
            assertThat(late.of(tenant)).extracting(OutboxRelayIT::number).containsExactly(1, 2, 3);
        }
    }

    @Test
    void anErrorDoesNotEndIt() throws SQLException {
        // Given
        var broken = new AtomicBoolean(true);
        outbox.insert(tenant, parcel, 1, 1);

        // When
        relay(new Source() {
            @Override
            public Connection getConnection() throws SQLException {
                if (broken.getAndSet(false)) {
                    throw new NoClassDefFoundError("of the first try");
                }
                return outbox.connect();
            }
        });

        // Then
        await().until(outbox::isEmpty);
        assertThat(broken).isFalse();
    }

    @Test
    void aConnectionGoesBackToItsPoolAsItCame() throws SQLException {
        // Given
        var pool = new PGConnectionPoolDataSource();
        pool.setUrl(outbox.url());
        pool.setUser(Servers.running().user());
        pool.setPassword(Servers.running().password());
        var pooled = pool.getPooledConnection();
        outbox.insert(tenant, parcel, 1, 1);
        relay(new Source() {
            @Override
            public Connection getConnection() throws SQLException {
                return pooled.getConnection();
            }
        });
        await().until(outbox::isEmpty);

        // When
        relay.stop(new ShutdownEvent());

        // Then
        await().until(() -> outbox.count("select count(*) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                == 0);
        try (var connection = pooled.getConnection();
                var channels = connection.createStatement().executeQuery("select pg_listening_channels()")) {
            assertThat(channels.next()).isFalse();
        } finally {
            pooled.close();
        }
    }

    @Test
    void aBatchOfLargeEventsIsSmall() throws SQLException {
        // Given
        relay = new OutboxRelay(outbox.source(), sender, false);
        outbox.insert(tenant, parcel, 1, 10);
        outbox.execute("update outbox set payload = rpad(payload, 1000)");

        try (var connection = outbox.connect()) {
            // When
            var rows = OutboxRow.first(connection, 500, 3_500);

            // Then
            assertThat(rows)
                    .extracting(row -> Integer.valueOf(row.payload().replaceAll("\\D", "")))
                    .isEqualTo(range(1, 4));
            assertThat(OutboxRow.first(connection, 2, 3_500)).hasSize(2);
            assertThat(OutboxRow.first(connection, 500, 1)).hasSize(1);
        }
    }

    private void relay(DataSource source) {
        relay = new OutboxRelay(source, sender, true);
        relay.start(new StartupEvent());
    }

    /** Connections from elsewhere. */
    private abstract static class Source extends PGSimpleDataSource {
        private static final long serialVersionUID = 1L;

        @Override
        public abstract Connection getConnection() throws SQLException;
    }
}
