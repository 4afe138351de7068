package io.kring.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Sends what is in the outbox to Kafka, in order, and deletes it after the broker's acknowledgement. Of all replicas of a
 * service one relays at a time: the one that holds the advisory lock. It reads whatever rows are there, never "above the
 * last number seen", so that a transaction that commits late is not skipped. A crash between acknowledgement and deletion
 * sends a row again; the inbox of the reader drops it.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long LOCK = 0x6B72696E67L;
    private static final int BATCH = 500;
    private static final int BATCH_BYTES = 4 << 20;
    private static final int WAIT_MS = 500;

    /**
     * Between batches: what is written meanwhile goes together, which spares PostgreSQL, Kafka and the readers most of the
     * work. The more there is to do, the longer.
     */
    static final int GATHER_MS = 10;

    private static final int LONGEST_GATHER_MS = 50;

    private final DataSource dataSource;
    private final EventSender sender;
    private final boolean enabled;
    private volatile boolean running;

    OutboxRelay(
            DataSource dataSource,
            EventSender sender,
            @ConfigProperty(name = "kring.outbox.relay", defaultValue = "true") boolean enabled) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        running = enabled;
        if (enabled) {
            Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    private void run() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                if (lock(connection)) {
                    relay(connection);
                }
            } catch (Throwable e) {
                LOG.warnf("The outbox relay tries again: %s", e);
            }
            pause(WAIT_MS);
        }
    }

    /** Until something cannot be sent: another replica may be luckier. */
    private void relay(Connection connection) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class);
        // A deletion that a crash of the database undoes is a crash between acknowledgement and deletion
        execute(connection, "set synchronous_commit = off; listen " + OutboxBell.CHANNEL);
        try {
            for (var all = true; running && all; ) {
                var rows = OutboxRow.first(connection, BATCH, BATCH_BYTES);
                if (rows.isEmpty()) {
                    notifications.getNotifications(WAIT_MS);
                } else {
                    var acknowledged = sender.send(rows);
                    OutboxRow.delete(connection, acknowledged);
                    all = acknowledged.size() == rows.size();
                    notifications.getNotifications();
                    pause(Math.clamp(rows.size(), GATHER_MS, LONGEST_GATHER_MS));
                }
            }
        } finally {
            execute(connection, "unlisten *; reset synchronous_commit; select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
