package io.kring.contacts.undo;

import io.kring.contacts.change.Change;
import io.kring.contacts.job.JobStatus;
import io.kring.contacts.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Counts what an undo does to some people. */
final class Tally {
    private final UUID change;
    private final Change by;
    private final List<Conflict> conflicts = new ArrayList<>();
    private int people;
    private int removed;
    private int restored;
    private int revived;

    Tally(UUID change, Change by) {
        this.change = change;
        this.by = by;
    }

    /** What is undone. */
    UUID change() {
        return change;
    }

    /** What undoes it. */
    Change by() {
        return by;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    void add(List<Conflict> more) {
        conflicts.addAll(more);
    }

    void count(int lot, int alsoRemoved, int alsoRestored, int alsoRevived) {
        people += lot;
        removed += alsoRemoved;
        restored += alsoRestored;
        revived += alsoRevived;
    }

    private int left() {
        return people - restored - removed - revived;
    }

    UndoReceipt receipt(boolean dryRun) {
        return new UndoReceipt(
                change,
                by.id(),
                JobStatus.done,
                dryRun,
                people,
                restored,
                removed,
                revived,
                left(),
                conflicts.size(),
                conflicts.subList(0, Math.min(conflicts.size(), UndoReceipt.LISTED)));
    }

    /** @param reached the last of the people */
    Progress progress(UUID reached) {
        return new Progress(revived, restored, removed, left(), List.of(), reached);
    }
}
