package io.kring.platform.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Of all replicas of a service one sweeps at a time; the lock of one that dies goes with its connection. */
@ApplicationScoped
class SweepLock {
    private static final long LOCK = 0x7377656570L;

    private final DataSource dataSource;

    SweepLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return false, with nothing done, where another replica holds it */
    boolean with(Runnable work) {
        try (var connection = dataSource.getConnection()) {
            if (!tell(connection, "pg_try_advisory_lock")) {
                return false;
            }
            try {
                work.run();
            } finally {
                tell(connection, "pg_advisory_unlock");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of sweeps is not to be had", e);
        }
    }

    private static boolean tell(Connection connection, String function) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select " + function + "(" + LOCK + ")")) {
            return result.next() && result.getBoolean(1);
        }
    }
}
