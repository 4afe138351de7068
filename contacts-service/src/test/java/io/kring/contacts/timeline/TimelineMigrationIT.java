package io.kring.contacts.timeline;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineMigrationIT {
    private static final String DATABASE = "contacts-timeline-migration";
    private static final String INSERT = """
            insert into timeline_entry (tenant_id, contact_id, occurred_at, id, kind, summary, service, subject_id)
            values ('t', gen_random_uuid(), cast('%s' as timestamptz), gen_random_uuid(), 'note', 'x', 'x', 'x')""";

    private final Jdbi jdbi = Jdbi.create(this::connect);

    @BeforeEach
    void theVersionBefore() {
        Servers.running().freshDatabase(DATABASE);
        migrate("1.3");
    }

    @Test
    void whatIsThereComesToItsMonth() {
        // Given
        for (var time : List.of(
                "1970-01-01T00:00Z",
                "2000-01-01T00:00Z",
                "2024-01-31T23:59:59.999999Z",
                "2024-02-01T00:00Z",
                "2024-02-29T12:00Z",
                "9000-01-01T00:00Z")) {
            insert(time);
        }

        // When
        migrate("1.5");

        // Then
        assertThat(partitions())
                .containsExactly(
                        "timeline_entry_2000_01",
                        "timeline_entry_2024_01",
                        "timeline_entry_2024_02",
                        "timeline_entry_2024_02",
                        "timeline_entry_default",
                        "timeline_entry_default");
    }

    @Test
    void theVersionBeforeLosesNothingThatItWritesMeanwhile() throws SQLException {
        // Given
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var busy = connect();
                var statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute(INSERT.formatted("2024-01-01T00:00Z"));
            var migration = CompletableFuture.runAsync(() -> migrate("1.5"), threads);
            await().until(() -> waiting() == 1);
            var late = CompletableFuture.runAsync(() -> insert("2024-02-01T00:00Z"), threads);
            await().until(() -> waiting() == 2);

            // When
            busy.commit();

            // Then
            migration.join();
            late.join();
        }
        assertThat(partitions()).containsExactly("timeline_entry_2024_01", "timeline_entry_default");
        jdbi.useHandle(handle -> handle.execute("select make_timeline_month(date '2024-02-01')"));
        assertThat(partitions()).containsExactly("timeline_entry_2024_01", "timeline_entry_2024_02");
    }

    private void insert(String time) {
        jdbi.useHandle(handle -> handle.execute(INSERT.formatted(time)));
    }

    private List<String> partitions() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select cast(tableoid::regclass as text) from timeline_entry order by 1")
                        .mapTo(String.class)
                        .list());
    }

    private int waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .mapTo(Integer.class)
                .one());
    }

    private static void migrate(String target) {
        var servers = Servers.running();
        Flyway.configure()
                .dataSource(servers.jdbcUrl(DATABASE), servers.user(), servers.password())
                .locations("db/platform", "db/migration")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private Connection connect() throws SQLException {
        return Servers.running().connect(DATABASE);
    }
}
