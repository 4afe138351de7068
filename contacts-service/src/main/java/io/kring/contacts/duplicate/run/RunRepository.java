package io.kring.contacts.duplicate.run;

import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** How far searches have come. A process that works at one says so with each chunk; another takes over who is silent. */
@ApplicationScoped
class RunRepository {
    private static final String SELECT = """
            select id as run_id, status, people_total, people, compared, certain, possible, keys_left_out,
              started_by, started_at, ended_at
            from duplicate_run where tenant_id = ? and id = ?""";

    private final Jdbi jdbi;

    RunRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A run of a tenant that this process is to work at. */
    record Owned(String tenant, UUID id) {}

    /** What a chunk adds to the receipt. */
    record Progress(UUID reached, int people, long compared, long certain, long possible) {}

    /** Empty while another is under way. */
    Optional<UUID> start(UUID worker, String by) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into duplicate_run (tenant_id, id, status, worker, people_total, started_by, started_at, last_progress_at)
                        select :tenant, :id, 'running', :worker, (select count(*) from contact where tenant_id = :tenant),
                          :by, now(), now()
                        on conflict (tenant_id) where status = 'running' do nothing returning id""")
                .bind("tenant", Tenant.current())
                .bind("id", Ids.next())
                .bind("worker", worker)
                .bind("by", by)
                .mapTo(UUID.class)
                .findOne());
    }

    /** Those that no process has worked at for a while are this one's from now on. */
    List<Owned> takeOver(UUID worker, int silentSeconds) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update duplicate_run set worker = :worker, last_progress_at = now()
                        where status = 'running' and last_progress_at < now() - :silent * interval '1 second'
                        returning tenant_id, id""")
                .bind("worker", worker)
                .bind("silent", silentSeconds)
                .map((row, context) -> new Owned(row.getString(1), row.getObject(2, UUID.class)))
                .list());
    }

    /** Where the next chunk begins; empty where another process has taken over. The row is held until the end of a transaction. */
    Optional<Place> place(UUID id, UUID worker) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select reached from duplicate_run
                        where tenant_id = ? and id = ? and worker = ? and status = 'running' for update""")
                .bind(0, Tenant.current())
                .bind(1, id)
                .bind(2, worker)
                .map((row, context) -> new Place(row.getObject(1, UUID.class)))
                .findOne());
    }

    /** @param after the last one who was looked at; null at the beginning */
    record Place(@Nullable UUID after) {}

    void add(UUID id, Progress progress) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update duplicate_run set reached = :reached, people = people + :people, compared = compared + :compared,
                          certain = certain + :certain, possible = possible + :possible, last_progress_at = now()
                        where tenant_id = :tenant and id = :id""")
                .bind("tenant", Tenant.current())
                .bind("id", id)
                .bind("reached", progress.reached())
                .bind("people", progress.people())
                .bind("compared", progress.compared())
                .bind("certain", progress.certain())
                .bind("possible", progress.possible())
                .execute());
    }

    void end(UUID id, UUID worker, String status, long keysLeftOut) {
        jdbi.useHandle(handle -> handle.execute("""
                update duplicate_run set status = ?, keys_left_out = ?, ended_at = now()
                where tenant_id = ? and id = ? and worker = ? and status = 'running'""", status, keysLeftOut, Tenant.current(), id, worker));
    }

    Optional<RunView> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT)
                .bind(0, Tenant.current())
                .bind(1, id)
                .map(ConstructorMapper.of(RunView.class))
                .findOne());
    }
}
