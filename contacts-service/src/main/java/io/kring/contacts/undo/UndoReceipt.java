package io.kring.contacts.undo;

import java.util.List;
import java.util.UUID;

/**
 * What became of the people of a change: people = restored + removed + revived + left.
 *
 * @param changeId the change that was undone
 * @param undoId the change that undid it, which can be undone in turn
 * @param people whom it had changed
 * @param restored who have again what it took, and not what it gave
 * @param removed whom it had made
 * @param revived whom it had deleted
 * @param left who stayed as they are, because of conflicts or because nothing of it is left
 * @param conflicts the first 1,000
 */
public record UndoReceipt(
        UUID changeId,
        UUID undoId,
        boolean dryRun,
        int people,
        int restored,
        int removed,
        int revived,
        int left,
        int conflictCount,
        List<Conflict> conflicts) {}
