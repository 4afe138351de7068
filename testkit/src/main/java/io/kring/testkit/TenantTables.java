package io.kring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;

/** Every table belongs to tenants: this is what keeps them apart, and what lets the tables be distributed by tenant. */
public final class TenantTables {
    private static final String OFFENDERS = """
            select t.relname || ' has no tenant_id' from pg_class t join pg_namespace n on n.oid = t.relnamespace
            where n.nspname = 'public' and t.relkind in ('r', 'p') and t.relname <> 'flyway_schema_history'
              and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull)
            union all
            select t.relname || ': ' || c.conname || ' does not start with tenant_id'
            from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
            where n.nspname = 'public' and c.contype in ('p', 'u', 'f') and t.relname <> 'flyway_schema_history'
              and (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = c.conkey[1]) <> 'tenant_id'
            union all
            select t.relname || ' has no primary key' from pg_class t join pg_namespace n on n.oid = t.relnamespace
            where n.nspname = 'public' and t.relkind in ('r', 'p') and t.relname <> 'flyway_schema_history'
              and not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')
            union all
            select t.relname || ': unique index ' || i.relname || ' does not start with tenant_id'
            from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
              join pg_namespace n on n.oid = t.relnamespace
            where n.nspname = 'public' and x.indisunique and t.relname <> 'flyway_schema_history'
              and (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0])
                is distinct from 'tenant_id'""";

    private static final String OWN_TABLES = """
            select count(*) from pg_tables where schemaname = 'public'
              and tablename not in ('flyway_schema_history', 'outbox', 'inbox', 'dead_letter', 'idempotency_key',
                'retention_rule', 'retention_question')""";

    private TenantTables() {}

    /** Those of the platform, too; the service must have at least one of its own. */
    public static void assertKeysStartWithTenant(DataSource dataSource) {
        var offenders = new ArrayList<String>();
        var tables = 0;
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            try (var result = statement.executeQuery(OFFENDERS)) {
                while (result.next()) {
                    offenders.add(result.getString(1));
                }
            }
            try (var result = statement.executeQuery(OWN_TABLES)) {
                tables = result.next() ? result.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(tables).as("tables of the service itself").isPositive();
        assertThat(offenders).isEmpty();
    }
}
