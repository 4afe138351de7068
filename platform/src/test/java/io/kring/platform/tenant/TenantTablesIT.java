package io.kring.platform.tenant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.testkit.Servers;
import io.kring.testkit.TenantTables;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class TenantTablesIT {
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void migrate() {
        database.setUrl(Servers.running().freshDatabase("platform-tables"));
        database.setUser(Servers.running().user());
        database.setPassword(Servers.running().password());
        Flyway.configure().dataSource(database).locations("db/platform").load().migrate();
    }

    @Test
    void thePlatformsTablesAloneAreNoService() {
        assertThatThrownBy(() -> TenantTables.assertKeysStartWithTenant(database))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of the service itself");
    }

    @Test
    void everyTableHasItsTenantFirst() throws SQLException {
        // Given
        make("create table good (tenant_id text not null, id uuid, primary key (tenant_id, id))");
        assertThatCode(() -> TenantTables.assertKeysStartWithTenant(database)).doesNotThrowAnyException();

        // When
        make("create table bad (tenant_id text not null, id uuid, primary key (id, tenant_id))");

        // Then
        assertThatThrownBy(() -> TenantTables.assertKeysStartWithTenant(database))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bad_pkey does not start with tenant_id");
    }

    private void make(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(table);
        }
    }
}
