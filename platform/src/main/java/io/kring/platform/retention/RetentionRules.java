package io.kring.platform.retention;

import io.kring.platform.retention.RetentionEvents.RuleChanged;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The rules as this service knows them. A sweep and a change of its rule wait for each other. */
@ApplicationScoped
class RetentionRules {
    /** A rule of a tenant. */
    record Key(String tenant, String store) {}

    private final Jdbi jdbi;

    RetentionRules(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of all tenants, those that were neither swept nor changed since then. */
    List<Key> due(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select tenant_id, store from retention_rule
                        where active and greatest(swept_at, changed_at) < ? order by tenant_id, store""")
                .bind(0, since.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Key(row.getString(1), row.getString(2)))
                .list());
    }

    /** Nobody else changes it or sweeps by it until the end of the transaction. */
    Optional<RetentionRule> hold(String store) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select store, version, keep_for, active, sweep_before, sweep_oldest, expired from retention_rule
                        where tenant_id = ? and store = ? for update""")
                .bind(0, Tenant.current())
                .bind(1, store)
                .map(ConstructorMapper.of(RetentionRule.class))
                .findOne());
    }

    /** Ends the sweep that is under way. News that is older than what is known changes nothing. */
    void change(RuleChanged rule) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into retention_rule (tenant_id, store, version, keep_for, active, changed_at)
                        values (:tenant, :store, :version, :keepFor, :active, :changedAt)
                        on conflict (tenant_id, store) do update set version = excluded.version, keep_for = excluded.keep_for,
                          active = excluded.active, changed_at = excluded.changed_at,
                          sweep_before = null, sweep_oldest = null, expired = 0
                        where retention_rule.version < excluded.version""")
                .bind("tenant", Tenant.current())
                .bind("store", rule.store())
                .bind("version", rule.version())
                .bind("keepFor", rule.keepFor())
                .bind("active", rule.active())
                .bind("changedAt", rule.changedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    void begin(String store, Instant before, @Nullable Instant oldest) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update retention_rule set sweep_before = :before, sweep_oldest = :oldest, expired = 0
                        where tenant_id = :tenant and store = :store""")
                .bind("tenant", Tenant.current())
                .bind("store", store)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .bind("oldest", oldest == null ? null : oldest.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void add(String store, long expired) {
        jdbi.useHandle(handle -> handle.execute(
                "update retention_rule set expired = expired + ? where tenant_id = ? and store = ?",
                expired,
                Tenant.current(),
                store));
    }

    void end(String store, Instant at) {
        jdbi.useHandle(handle -> handle.execute("""
                update retention_rule set swept_at = ?, sweep_before = null, sweep_oldest = null, expired = 0
                where tenant_id = ? and store = ?""", at.atOffset(ZoneOffset.UTC), Tenant.current(), store));
    }
}
