package io.kring.contacts.retention;

import io.kring.contacts.retention.RetentionEvents.CountRequested.Question;
import io.kring.contacts.retention.RetentionEvents.Counted;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Dry runs with their counts, for 90 days. */
@ApplicationScoped
class DryRunRepository {
    private final Jdbi jdbi;

    DryRunRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(UUID id, String by, Instant at, List<Question> rules) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "delete from retention_run where tenant_id = ? and asked_at < now() - interval '90 days'",
                    Tenant.current());
            handle.execute(
                    "insert into retention_run (tenant_id, id, asked_by, asked_at) values (?, ?, ?, ?)",
                    Tenant.current(),
                    id,
                    by,
                    at.atOffset(ZoneOffset.UTC));
            var counts = handle.prepareBatch(
                    "insert into retention_count (tenant_id, run_id, service, store, keep_for) values (?, ?, ?, ?, ?)");
            rules.forEach(rule -> counts.add(Tenant.current(), id, rule.service(), rule.store(), rule.keepFor()));
            counts.execute();
        });
    }

    /** What a service does not tell of it does not keep. */
    void answer(Counted counted) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update retention_count set answered_at = ? where tenant_id = ? and run_id = ? and service = ?",
                    counted.at().atOffset(ZoneOffset.UTC),
                    Tenant.current(),
                    counted.runId(),
                    counted.service());
            for (var count : counted.stores()) {
                handle.execute(
                        """
                        update retention_count set before = ?, rows = ?, oldest = ?
                        where tenant_id = ? and run_id = ? and service = ? and store = ?""",
                        count.before().atOffset(ZoneOffset.UTC),
                        count.rows(),
                        count.oldest() == null ? null : count.oldest().atOffset(ZoneOffset.UTC),
                        Tenant.current(),
                        counted.runId(),
                        counted.service(),
                        count.store());
            }
        });
    }

    Optional<DryRunView> find(UUID id) {
        return jdbi.withHandle(handle -> {
            var counts = handle.createQuery("""
                            select service, store, keep_for, answered_at, before, rows, oldest from retention_count
                            where tenant_id = ? and run_id = ? order by service, store""")
                    .bind(0, Tenant.current())
                    .bind(1, id)
                    .map(ConstructorMapper.of(DryRunView.Count.class))
                    .list();
            return handle.createQuery("select asked_by, asked_at from retention_run where tenant_id = ? and id = ?")
                    .bind(0, Tenant.current())
                    .bind(1, id)
                    .map((row, context) -> DryRunView.of(
                            id, row.getString(1), row.getTimestamp(2).toInstant(), counts))
                    .findOne();
        });
    }
}
