package io.kring.platform;

import static io.kring.testkit.Patience.await;

import io.kring.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;

/** Holds up the writers of the table shelf, so that a test can let them go at the same time. */
public final class TableLock implements AutoCloseable {
    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = 'platform' and wait_event_type = 'Lock'";

    private final Connection connection;

    public TableLock() throws SQLException {
        connection = Servers.running().connect("platform");
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table shelf in share mode");
    }

    public void awaitWaiting(int count) {
        await().until(() -> {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(WAITING)) {
                return result.next() && result.getInt(1) == count;
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
