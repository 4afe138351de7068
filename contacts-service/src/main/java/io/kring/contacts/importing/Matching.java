package io.kring.contacts.importing;

import io.kring.contacts.importing.row.ImportedRow;
import io.kring.contacts.importing.row.Mark;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.person.ContactView;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what each row of a chunk means: a new person, news of a person who is known, nothing new, or a contradiction.
 * Rows of the same chunk know of each other.
 */
final class Matching {
    /** What a row means. */
    sealed interface Decision {
        ImportedRow row();

        record Create(ImportedRow row) implements Decision {}

        record Update(ImportedRow row, UUID contact) implements Decision {}

        record Duplicate(ImportedRow row) implements Decision {}

        /** It cannot be kept, or shall not be. */
        record Reject(ImportedRow row, String reason) implements Decision {}

        /** A person who came earlier in the same chunk; to be decided once that one is stored. */
        record Later(ImportedRow row) implements Decision {}
    }

    private final Map<Mark, UUID> owners;
    private final Map<UUID, ContactView> people;
    private final OnMatch onMatch;
    private final Grants grants;
    private final Set<Mark> fresh = new HashSet<>();
    private final Set<UUID> changed = new HashSet<>();

    /**
     * @param owners of the marks of the rows, where there are any
     * @param people all of those owners
     * @param onMatch what becomes of a row of one of them
     * @param grants of whoever imports: somebody else's people are not changed
     */
    Matching(Map<Mark, UUID> owners, Map<UUID, ContactView> people, OnMatch onMatch, Grants grants) {
        this.owners = owners;
        this.people = people;
        this.onMatch = onMatch;
        this.grants = grants;
    }

    Decision decide(ImportedRow row) {
        if (row.marks().stream().anyMatch(fresh::contains)) {
            return new Decision.Later(row);
        }
        var owned = new LinkedHashMap<UUID, Mark>();
        for (var mark : row.marks()) {
            var owner = owners.get(mark);
            if (owner != null) {
                owned.putIfAbsent(owner, mark);
            }
        }
        if (owned.isEmpty()) {
            fresh.addAll(row.marks());
            return new Decision.Create(row);
        }
        if (owned.size() > 1) {
            var two = owned.values().stream().limit(2).toList();
            return new Decision.Reject(row, two.get(0) + " and " + two.get(1) + " belong to different people");
        }
        return ofKnown(row, owned.keySet().iterator().next());
    }

    private Decision ofKnown(ImportedRow row, UUID contact) {
        if (!grants.sees(known(contact).person().owner())) {
            return new Decision.Reject(row, "is somebody whom you may not see");
        }
        if (changed.contains(contact)) {
            return new Decision.Later(row);
        }
        return switch (onMatch) {
            case fillGaps, overwrite -> ofNews(row, contact);
            case skip -> new Decision.Duplicate(row);
            case reject -> new Decision.Reject(row, "is known already, as contact " + contact);
        };
    }

    private ContactView known(UUID contact) {
        return Objects.requireNonNull(people.get(contact), "an owner that was not read");
    }

    private Decision ofNews(ImportedRow row, UUID contact) {
        var known = known(contact);
        if (!onMatch.change(known, row.person()).saysSomethingNew()) {
            return new Decision.Duplicate(row);
        }
        changed.add(contact);
        fresh.addAll(row.marks());
        return new Decision.Update(row, contact);
    }
}
