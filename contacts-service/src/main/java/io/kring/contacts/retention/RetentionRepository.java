package io.kring.contacts.retention;

import io.kring.contacts.dataclass.DataClass;
import io.kring.contacts.retention.RetentionEvents.Swept;
import io.kring.contacts.retention.RetentionView.Rule;
import io.kring.contacts.retention.RetentionView.Sweep;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rules of the company, and the last sweep by each. */
@ApplicationScoped
class RetentionRepository {
    private static final String SELECT = """
            select s.service, s.store, s.version, s.keep_for, s.active, s.changed_by, s.changed_at
            from retention_setting s where s.tenant_id = ?""";

    /** @param rule null where it was taken back */
    record Setting(
            String service,
            String store,
            long version,
            @Nullable Rule rule,
            Instant changedAt) {}

    private final Jdbi jdbi;

    RetentionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Setting> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT)
                .bind(0, Tenant.current())
                .map((row, context) -> setting(row))
                .list());
    }

    Optional<Setting> find(String service, String store) {
        return all().stream()
                .filter(setting ->
                        setting.service().equals(service) && setting.store().equals(store))
                .findFirst();
    }

    /**
     * Stores the next version.
     *
     * @param keepFor null where the rule is taken back
     * @param version that it had; 0 for none
     * @return false where it has another one by now
     */
    boolean change(DataClass data, @Nullable String keepFor, boolean active, long version, String by, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into retention_setting (tenant_id, service, store, version, keep_for, active, changed_by, changed_at)
                        select :tenant, :service, :store, :version + 1, :keepFor, :active, :by, :at
                        where :version = 0 or exists (select from retention_setting
                          where tenant_id = :tenant and service = :service and store = :store)
                        on conflict (tenant_id, service, store) do update set version = excluded.version,
                          keep_for = excluded.keep_for, active = excluded.active, changed_by = excluded.changed_by,
                          changed_at = excluded.changed_at
                        where retention_setting.version = :version""")
                        .bind("tenant", Tenant.current())
                        .bind("service", data.service())
                        .bind("store", data.store())
                        .bind("version", version)
                        .bind("keepFor", keepFor)
                        .bind("active", active)
                        .bind("by", by)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    /** The last of each kind. */
    List<Sweep> lastSweeps() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct on (service, store) service, store, keep_for, before, expired, oldest, at
                        from retention_sweep where tenant_id = ? order by service, store, at desc""")
                .bind(0, Tenant.current())
                .map((row, context) -> sweep(row))
                .list());
    }

    /** Of sweeps that found nothing only the last one is kept. */
    void add(UUID id, Swept swept) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "delete from retention_sweep where tenant_id = ? and service = ? and store = ? and expired = 0",
                    Tenant.current(),
                    swept.service(),
                    swept.store());
            handle.execute(
                    """
                    insert into retention_sweep (tenant_id, id, service, store, keep_for, before, expired, oldest, at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    Tenant.current(),
                    id,
                    swept.service(),
                    swept.store(),
                    swept.keepFor(),
                    swept.before().atOffset(ZoneOffset.UTC),
                    swept.expired(),
                    swept.oldest() == null ? null : swept.oldest().atOffset(ZoneOffset.UTC),
                    swept.at().atOffset(ZoneOffset.UTC));
        });
    }

    /** Who has ever set a rule. */
    List<String> tenants() {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct tenant_id from retention_setting")
                .mapTo(String.class)
                .list());
    }

    static Sweep sweep(ResultSet row) throws SQLException {
        return new Sweep(
                row.getString("service"),
                row.getString("store"),
                row.getString("keep_for"),
                time(row, "before"),
                row.getLong("expired"),
                row.getObject("oldest") == null ? null : time(row, "oldest"),
                time(row, "at"));
    }

    private static Setting setting(ResultSet row) throws SQLException {
        var keepFor = row.getString("keep_for");
        var changedAt = time(row, "changed_at");
        var rule = keepFor == null
                ? null
                : new Rule(keepFor, row.getBoolean("active"), row.getString("changed_by"), changedAt);
        return new Setting(row.getString("service"), row.getString("store"), row.getLong("version"), rule, changedAt);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
