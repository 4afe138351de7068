package io.kring.contacts.undo;

import io.kring.contacts.job.JobStatus;
import java.util.List;
import java.util.UUID;

/**
 * What became of the people of a change: people = restored + removed + revived + left.
 *
 * @param changeId the change that was undone
 * @param undoId the change that undid it, which can be undone in turn; of many people also the job that does it
 * @param status {@code done}, or how far the job is that GET /jobs/{undoId} tells more of
 * @param people whom it had changed, so far
 * @param restored who have again what it took, and not what it gave
 * @param removed whom it had made
 * @param revived whom it had deleted
 * @param left who stayed as they are, because of conflicts or because nothing of it is left
 * @param conflicts the first 1,000; GET /jobs/{undoId}/conflicts lists all of a job
 */
public record UndoReceipt(
        UUID changeId,
        UUID undoId,
        JobStatus status,
        boolean dryRun,
        long people,
        long restored,
        long removed,
        long revived,
        long left,
        long conflictCount,
        List<Conflict> conflicts) {
    static final int LISTED = 1_000;
}
