package io.kring.contacts.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.job.Job.Counts;
import io.kring.contacts.permission.Access;
import io.kring.platform.database.Listing;
import io.kring.platform.filter.Filter;
import io.kring.platform.page.Page;
import io.kring.platform.page.PageQuery;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Jobs, how far each has come, and which replica is at it. */
@ApplicationScoped
public class JobRepository {
    /** A job that can be gone on with, and whose it is. */
    public record Open(String tenant, UUID id) {}

    /** How many of one tenant are under way at once, so that a large one does not hold up all others. */
    private static final int OF_ONE_TENANT = 2;

    private static final String SELECT = """
            select j.id, j.kind, j.status, j.dry_run, j.source, j.rows_read, j.created, j.updated, j.deleted, j.duplicate,
              j.rejected, j.predicted, j.failure, j.started_by, j.started_at, j.ended_at,
              coalesce(j.parameters, '{}') as parameters, j.reached, j.started_roles
            from job j where j.tenant_id = ?""";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Listing<Job> listing;

    JobRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
        this.listing = new Listing<>(SELECT, "j.id", Listing.Order.NEWEST_FIRST, (row, context) -> job(row), Job::id);
    }

    public void add(
            UUID id, String kind, JobStatus status, boolean dryRun, String source, Object parameters, String by) {
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into job (tenant_id, id, kind, status, dry_run, source, parameters, started_by, started_roles, started_at,
                  last_progress_at)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, now(), now())""", Tenant.current(), id, kind, status.name(), dryRun, source, written(parameters), by, roles()));
    }

    /** Those of who asks, by which the job may do what they may; null where nobody has. */
    private static String @Nullable [] roles() {
        var asker = Access.current().asker();
        return asker == null ? null : asker.roles().toArray(String[]::new);
    }

    /** What was not begun, with all that belongs to it. */
    public void remove(UUID id) {
        jdbi.useHandle(
                handle -> handle.execute("delete from job where tenant_id = ? and id = ?", Tenant.current(), id));
    }

    /** Empty also where it must not be seen. */
    public Optional<Job> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " and j.id = ?")
                        .bind(0, Tenant.current())
                        .bind(1, id)
                        .map((row, context) -> job(row))
                        .findOne())
                .filter(job -> isSeen(job.startedBy()));
    }

    Page<Job> list(PageQuery page) {
        var grants = Access.current();
        var own = grants.isLimited() && grants.asker() != null
                ? new Filter.Sql("j.started_by = ?", List.of(grants.asker().name()))
                : null;
        return listing.pageWhere(jdbi, own, page);
    }

    /** The filters, files and rejected rows of others tell of people and fields that somebody may not see. */
    private static boolean isSeen(String startedBy) {
        var grants = Access.current();
        return !grants.isLimited()
                || grants.asker() != null && grants.asker().name().equals(startedBy);
    }

    /**
     * Changes what a job will do, from its beginning, unless it has begun meanwhile.
     *
     * @return whether it had not
     */
    @Transactional
    public boolean plan(UUID id, JobStatus status, Object parameters) {
        return jdbi.withHandle(handle -> {
            var planned = handle.execute("""
                    update job set parameters = cast(? as jsonb), status = ?, ended_at = null, reached = null,
                      rows_read = 0, created = 0, updated = 0, deleted = 0, duplicate = 0, rejected = 0
                    where tenant_id = ? and id = ? and (status in ('uploading', 'draft') or status = 'done' and dry_run)""", written(parameters), status.name(), Tenant.current(), id);
            return planned > 0 && forgetResults(handle, id);
        });
    }

    private static boolean forgetResults(Handle handle, UUID id) {
        for (var table : List.of("job_rejection", "draft_person", "draft_mark", "undo_conflict")) {
            handle.execute("delete from " + table + " where tenant_id = ? and job_id = ?", Tenant.current(), id);
        }
        return true;
    }

    /** @return whether the job was in a state from which it can be brought to that one */
    boolean turn(UUID id, JobStatus status) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update job set status = :status, failure = null, leased_until = null,
                          ended_at = case when :status = 'cancelled' then now() end
                        where tenant_id = :tenant and id = :id and status = any(:before) and parameters is not null""")
                        .bind("status", status.name())
                        .bind("tenant", Tenant.current())
                        .bind("id", id)
                        .bind(
                                "before",
                                status.before().stream().map(JobStatus::name).toArray(String[]::new))
                        .execute())
                > 0;
    }

    /** Does in earnest what a dry run has told, from its beginning. */
    @Transactional
    boolean startInEarnest(UUID id) {
        return jdbi.withHandle(handle -> {
            var started = handle.execute("""
                    update job set status = 'running', dry_run = false, ended_at = null, reached = null,
                      predicted = json_build_object('read', rows_read, 'created', created, 'updated', updated,
                        'deleted', deleted, 'duplicate', duplicate, 'rejected', rejected),
                      rows_read = 0, created = 0, updated = 0, deleted = 0, duplicate = 0, rejected = 0
                    where tenant_id = ? and id = ? and status = 'done' and dry_run""", Tenant.current(), id);
            return started > 0 && forgetResults(handle, id);
        });
    }

    /** Takes the job that waits longest and nobody is at; of all tenants: this is where a timer learns for whom there is work. */
    Optional<Open> claim(UUID lease, Duration time) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update job set lease = :lease, leased_until = now() + make_interval(secs => :time)
                        where (tenant_id, id) = (
                          select j.tenant_id, j.id from job j
                          where j.status = 'running' and j.parameters is not null
                            and (j.leased_until is null or j.leased_until < now())
                            and :most > (select count(*) from job o
                              where o.tenant_id = j.tenant_id and o.status = 'running' and o.leased_until > now())
                          order by j.id limit 1 for update skip locked)
                        returning tenant_id as tenant, id""")
                .bind("lease", lease)
                .bind("time", time.toSeconds())
                .bind("most", OF_ONE_TENANT)
                .map(ConstructorMapper.of(Open.class))
                .findOne());
    }

    /** Keeps the jobs that this replica is at. */
    void renew(Collection<UUID> leases, Duration time) {
        if (!leases.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update job set leased_until = now() + make_interval(secs => :time)
                            where lease = any(:leases) and status = 'running'""")
                    .bind("leases", leases.toArray(UUID[]::new))
                    .bind("time", time.toSeconds())
                    .execute());
        }
    }

    /** Another replica can go on at once. */
    void release(UUID id, UUID lease) {
        jdbi.useHandle(handle -> handle.execute(
                "update job set lease = null, leased_until = null where tenant_id = ? and id = ? and lease = ?",
                Tenant.current(),
                id,
                lease));
    }

    /**
     * Adds what became of a part, in the transaction that did it.
     *
     * @return false where the job is not this replica's any more, and the part must not be done
     */
    boolean advance(UUID id, UUID lease, Progress progress) {
        return jdbi.withHandle(handle -> {
            var counted = handle.createUpdate("""
                            update job set created = created + :created, updated = updated + :updated,
                              deleted = deleted + :deleted, duplicate = duplicate + :duplicate,
                              rejected = rejected + :rejected, rows_read = rows_read + :read,
                              reached = coalesce(:reached, reached), last_progress_at = now()
                            where tenant_id = :tenant and id = :id and lease = :lease and status = 'running'""")
                    .bind("created", progress.created())
                    .bind("updated", progress.updated())
                    .bind("deleted", progress.deleted())
                    .bind("duplicate", progress.duplicate())
                    .bind("rejected", progress.rejections().size())
                    .bind("read", progress.read())
                    .bind("reached", progress.reached())
                    .bind("tenant", Tenant.current())
                    .bind("id", id)
                    .bind("lease", lease)
                    .execute();
            var insert = handle.prepareBatch("""
                    insert into job_rejection (tenant_id, job_id, line, column_name, reason, row_text)
                    values (?, ?, ?, ?, ?, ?)""");
            progress.rejections()
                    .forEach(
                            row -> insert.add(Tenant.current(), id, row.line(), row.column(), row.reason(), row.row()));
            if (insert.size() > 0) {
                insert.execute();
            }
            return counted > 0;
        });
    }

    /** @return false where the job is not this replica's any more, or somebody has stopped it */
    boolean end(UUID id, UUID lease, JobStatus status, @Nullable String failure) {
        return jdbi.withHandle(handle -> handle.execute("""
                update job set status = ?, failure = ?, ended_at = now(), lease = null, leased_until = null
                where tenant_id = ? and id = ? and lease = ? and status = 'running'""", status.name(), failure, Tenant.current(), id, lease)) > 0;
    }

    Page<Rejection> rejections(UUID id, PageQuery page) {
        return Page.of(rejections(id, page.number(0), page.fetch()), page, row -> List.of(row.line()));
    }

    List<Rejection> rejections(UUID id, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select line, column_name as "column", reason, row_text as row from job_rejection
                        where tenant_id = ? and job_id = ? and line > ? order by line limit ?""")
                .bind(0, Tenant.current())
                .bind(1, id)
                .bind(2, after)
                .bind(3, limit)
                .map(ConstructorMapper.of(Rejection.class))
                .list());
    }

    private Job job(ResultSet row) throws SQLException {
        var predicted = row.getString("predicted");
        var endedAt = row.getTimestamp("ended_at");
        var startedRoles = (@Nullable Array) row.getArray("started_roles");
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                JobStatus.valueOf(row.getString("status")),
                row.getBoolean("dry_run"),
                row.getString("source"),
                row.getLong("rows_read"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("deleted"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                predicted == null ? null : read(predicted, Counts.class),
                row.getString("failure"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                Objects.requireNonNull(row.getString("parameters")),
                row.getObject("reached", UUID.class),
                startedRoles == null ? null : Set.of((String[]) startedRoles.getArray()));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a job will do cannot be written as JSON", e);
        }
    }

    private <T> T read(String written, Class<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job that is not JSON of its kind", e);
        }
    }
}
