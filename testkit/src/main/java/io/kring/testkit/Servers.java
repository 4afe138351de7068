package io.kring.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/** The real PostgreSQL and Kafka that tests run against: one of each for the whole run. */
public interface Servers {
    String kafka();

    /** JDBC address of a database on the server. */
    String jdbcUrl(String database);

    String user();

    String password();

    /** Embedded servers, or containers with {@code -Dkring.test.containers=true}. */
    static Servers running() {
        return Boolean.getBoolean("kring.test.containers")
                ? ContainerServers.RUNNING.get()
                : DevstackServers.RUNNING.get();
    }

    /** Makes an empty database of this name; what was in it is gone. */
    default String freshDatabase(String name) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists \"" + name + "\" with (force)");
            statement.execute("create database \"" + name + "\"");
            return jdbcUrl(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database " + name, e);
        }
    }

    default Connection connect(String database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", user());
        login.setProperty("password", password());
        // Not through DriverManager, which loses the driver when Quarkus starts again for another test profile
        return Objects.requireNonNull(new Driver().connect(jdbcUrl(database), login));
    }
}
