package io.kring.contacts.importing;

import io.kring.platform.id.Ids;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The receipts of imports, and the rows that they rejected. */
@ApplicationScoped
class ImportJobs {
    private final Jdbi jdbi;

    ImportJobs(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    UUID start(String source, String by) {
        var id = Ids.next();
        jdbi.useHandle(handle -> handle.execute("""
                insert into import_job (tenant_id, id, source, status, started_by, started_at, last_progress_at)
                values (?, ?, ?, 'running', ?, now(), now())""", Tenant.current(), id, source, by));
        return id;
    }

    /** Adds what became of a chunk of rows, in the transaction that stored them. */
    void count(UUID id, int created, int updated, int duplicate, List<Rejection> rejections) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update import_job set created = created + :created, updated = updated + :updated,
                              duplicate = duplicate + :duplicate, rejected = rejected + :rejected,
                              rows_read = rows_read + :created + :updated + :duplicate + :rejected,
                              last_progress_at = now()
                            where tenant_id = :tenant and id = :id""")
                    .bind("tenant", Tenant.current())
                    .bind("id", id)
                    .bind("created", created)
                    .bind("updated", updated)
                    .bind("duplicate", duplicate)
                    .bind("rejected", rejections.size())
                    .execute();
            var insert = handle.prepareBatch("""
                    insert into import_rejection (tenant_id, import_id, line, column_name, reason, row_text)
                    values (?, ?, ?, ?, ?, ?)""");
            rejections.forEach(
                    row -> insert.add(Tenant.current(), id, row.line(), row.column(), row.reason(), row.row()));
            if (insert.size() > 0) {
                insert.execute();
            }
        });
    }

    void end(UUID id, String status) {
        jdbi.useHandle(handle -> handle.execute(
                "update import_job set status = ?, ended_at = now() where tenant_id = ? and id = ?",
                status,
                Tenant.current(),
                id));
    }

    /** One without progress for five minutes has lost its process: it has failed, when it was last seen. */
    Optional<Receipt> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, source, case when lost then 'failed' else status end as status, rows_read as read,
                          created, updated, duplicate, rejected, started_at,
                          case when lost then last_progress_at else ended_at end as ended_at
                        from import_job, lateral (
                          select status = 'running' and last_progress_at < now() - interval '5 minutes' as lost) as process
                        where tenant_id = ? and id = ?""")
                .bind(0, Tenant.current())
                .bind(1, id)
                .map(ConstructorMapper.of(Receipt.class))
                .findOne());
    }

    Page<Rejection> rejections(UUID id, PageQuery page) {
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select line, column_name as "column", reason, row_text as row from import_rejection
                        where tenant_id = ? and import_id = ? and line > ? order by line limit ?""")
                .bind(0, Tenant.current())
                .bind(1, id)
                .bind(2, page.number(0))
                .bind(3, page.fetch())
                .map(ConstructorMapper.of(Rejection.class))
                .list());
        return Page.of(rows, page, row -> List.of(row.line()));
    }
}
