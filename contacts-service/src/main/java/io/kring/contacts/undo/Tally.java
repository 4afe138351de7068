package io.kring.contacts.undo;

import io.kring.contacts.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Counts what an undo does. */
final class Tally {
    private static final int LISTED = 1_000;

    private final UUID change;
    private final Change by;
    private final boolean dryRun;
    private final List<Conflict> listed = new ArrayList<>();
    private int people;
    private int removed;
    private int restored;
    private int revived;
    private int conflicts;

    Tally(UUID change, Change by, boolean dryRun) {
        this.change = change;
        this.by = by;
        this.dryRun = dryRun;
    }

    /** What is undone. */
    UUID change() {
        return change;
    }

    /** What undoes it. */
    Change by() {
        return by;
    }

    void add(List<Conflict> more) {
        conflicts += more.size();
        listed.addAll(more.subList(0, Math.min(more.size(), LISTED - listed.size())));
    }

    void count(int lot, int alsoRemoved, int alsoRestored, int alsoRevived) {
        people += lot;
        removed += alsoRemoved;
        restored += alsoRestored;
        revived += alsoRevived;
    }

    UndoReceipt receipt() {
        var left = people - restored - removed - revived;
        return new UndoReceipt(
                change, by.id(), dryRun, people, restored, removed, revived, left, conflicts, List.copyOf(listed));
    }
}
