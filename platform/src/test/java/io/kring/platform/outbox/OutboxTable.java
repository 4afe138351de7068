package io.kring.platform.outbox;

import io.kring.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** An outbox in a database of its own, without the relay of the test application. */
final class OutboxTable {
    private final PGSimpleDataSource source;

    private OutboxTable(PGSimpleDataSource source) {
        this.source = source;
    }

    static OutboxTable fresh() throws SQLException {
        var source = source(Servers.running().freshDatabase("platform-relay"), "platform-test");
        Flyway.configure().dataSource(source).locations("db/platform").load().migrate();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database \"platform-relay\" set client_connection_check_interval = '100ms'");
        }
        return new OutboxTable(source);
    }

    static PGSimpleDataSource source(String url, String application) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(Servers.running().user());
        source.setPassword(Servers.running().password());
        source.setApplicationName(application);
        return source;
    }

    DataSource source() {
        return source;
    }

    String url() {
        return String.valueOf(source.getUrl());
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** Events {"n": from} to {"n": to} of one parcel. */
    void insert(String tenant, UUID parcel, int from, int to) throws SQLException {
        try (var connection = connect()) {
            insert(connection, tenant, parcel, from, to);
        }
    }

    static void insert(Connection connection, String tenant, UUID parcel, int from, int to) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outbox (tenant_id, id, aggregatetype, aggregateid, type, payload, occurred_at)
                select ?, gen_random_uuid(), 'test-parcel', ?, 'parcel.moved.v1', '{"n":' || n || '}', now()
                from generate_series(?, ?) n order by n""")) {
            insert.setString(1, tenant);
            insert.setString(2, parcel.toString());
            insert.setInt(3, from);
            insert.setInt(4, to);
            insert.executeUpdate();
        }
        try (var notify = connection.createStatement()) {
            notify.execute("notify " + OutboxBell.CHANNEL);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : -1;
        }
    }

    boolean isEmpty() throws SQLException {
        return count("select count(*) from outbox") == 0;
    }
}
