package io.kring.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.PlatformTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PlatformTestResource.class)
@SuppressWarnings("NullAway.Init")
class TableStatisticsIT {
    @Inject
    TableStatistics statistics;

    @Inject
    Jdbi jdbi;

    /** One that autovacuum leaves alone: it shall not have been that. */
    @BeforeEach
    void makeTable() {
        jdbi.useHandle(handle -> handle.execute("""
                create table uncounted (tenant_id text, id int, change int, primary key (tenant_id, id))
                with (autovacuum_enabled = false)"""));
        jdbi.useHandle(handle -> handle.execute("create index on uncounted (tenant_id, change)"));
    }

    @AfterEach
    void dropTable() {
        jdbi.useHandle(handle -> handle.execute("drop table uncounted"));
    }

    @Test
    void aTableIsCountedWhenItHasGrownTenfold() {
        // Given
        fill(5_000);
        // When
        statistics.count();
        // Then
        assertThat(counted()).isEqualTo(5_000);
        assertThat(plan()).contains("uncounted_pkey");
    }

    @Test
    void alsoWhenItWasCountedBefore() {
        // Given
        fill(500);
        statistics.count();
        fill(5_100);
        // When
        statistics.count();
        // Then
        assertThat(counted()).isEqualTo(5_100);
    }

    @ParameterizedTest
    @CsvSource({"400, -1", "4900, 500"})
    void notForLess(int rows, int counted) {
        // Given
        if (rows > 500) {
            fill(500);
            statistics.count();
        }
        fill(rows);
        // When
        statistics.count();
        // Then
        assertThat(counted()).isEqualTo(counted);
    }

    /** Its statistics are told with the next statement of the same connection. */
    private void fill(int rows) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into uncounted select 'meer', n, 1 from generate_series(1, ?) n on conflict do nothing",
                    rows);
            handle.execute("select pg_stat_force_next_flush()");
        });
    }

    private int counted() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select reltuples from pg_class where relname = 'uncounted'")
                        .mapTo(Integer.class)
                        .one());
    }

    private String plan() {
        return jdbi.withHandle(handle -> String.join(
                "\n",
                handle.createQuery("explain select from uncounted where tenant_id = 'meer' and id = 1")
                        .mapTo(String.class)
                        .list()));
    }
}
