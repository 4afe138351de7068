package io.kring.contacts.undo;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.change.Trial;
import io.kring.contacts.job.Job;
import io.kring.contacts.job.JobRepository;
import io.kring.contacts.job.JobService;
import io.kring.contacts.job.JobStatus;
import io.kring.contacts.merge.Merges;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.permission.Visible;
import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Undoes changes: of few people, and merges, at once and as a whole; of many as a job. */
@ApplicationScoped
class UndoService {
    private final ChangeSets changes;
    private final Reversals reversals;
    private final Merges merges;
    private final JobRepository jobs;
    private final JobService running;
    private final ConflictRepository conflicts;
    private final Visible visible;

    UndoService(
            ChangeSets changes,
            Reversals reversals,
            Merges merges,
            JobRepository jobs,
            JobService running,
            ConflictRepository conflicts,
            Visible visible) {
        this.changes = changes;
        this.reversals = reversals;
        this.merges = merges;
        this.jobs = jobs;
        this.running = running;
        this.conflicts = conflicts;
        this.visible = visible;
    }

    /**
     * @param dryRun does it all and takes it back, so that the receipt is that of doing it
     * @param prefer how long to wait for a job, as of {@link JobService#await}
     */
    UndoReceipt undo(UUID change, String by, boolean dryRun, @Nullable String prefer) {
        if (jobs.find(change).filter(job -> job.status() == JobStatus.running).isPresent()) {
            throw Problems.conflict("id", "is of a job that is running; pause or cancel it first");
        }
        requireSeen(change);
        var isMerge = merges.isOf(change);
        var people = changes.people(change, null, isMerge ? Integer.MAX_VALUE : UndoWork.LOT + 1);
        if (people.isEmpty()) {
            throw Problems.notFound("change", change);
        }
        return people.size() > UndoWork.LOT && !isMerge
                ? receipt(running.await(begun(change, by, dryRun), prefer), change)
                // Whoever may merge may also take it back; what else they must not change they cannot undo
                : Access.call(isMerge ? Grants.EVERYTHING : Access.current(), () -> atOnce(change, people, by, dryRun));
    }

    private UndoReceipt atOnce(UUID change, List<UUID> people, String by, boolean dryRun) {
        var tally = new Tally(change, new Change(Ids.next(), by, Origin.undo));
        Trial.call(dryRun, () -> {
            reversals.undo(tally, people);
            return people;
        });
        return tally.receipt(dryRun);
    }

    /** Before anybody is touched: what is left as it is would be told of. */
    private void requireSeen(UUID change) {
        if (Access.current().seesAll()) {
            return;
        }
        @Nullable UUID last = null;
        for (var people = changes.people(change, last, UndoWork.LOT);
                !people.isEmpty();
                people = changes.people(change, last, UndoWork.LOT)) {
            if (visible.of(people).size() < people.size()) {
                throw Problems.notFound("change", change + " of people all of whom you may see");
            }
            last = people.getLast();
        }
    }

    private UUID begun(UUID change, String by, boolean dryRun) {
        var id = Ids.next();
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.add(
                        id,
                        UndoWork.KIND,
                        JobStatus.running,
                        dryRun,
                        change.toString(),
                        new UndoWork.Task(change),
                        by));
        running.begin();
        return id;
    }

    private UndoReceipt receipt(Job job, UUID change) {
        return new UndoReceipt(
                change,
                job.id(),
                job.status(),
                job.dryRun(),
                job.read(),
                job.updated(),
                job.deleted(),
                job.created(),
                job.duplicate(),
                conflicts.count(job.id()),
                conflicts.list(job.id(), 0, UndoReceipt.LISTED).stream()
                        .map(ConflictRepository.Listed::conflict)
                        .toList());
    }
}
