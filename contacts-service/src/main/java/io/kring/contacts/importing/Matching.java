package io.kring.contacts.importing;

import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Enrichment;
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

        /** The addresses belong to different people. */
        record Contradiction(ImportedRow row, Mark first, Mark second) implements Decision {}

        /** A person who came earlier in the same chunk; to be decided once that one is stored. */
        record Later(ImportedRow row) implements Decision {}
    }

    private final Map<Mark, UUID> owners;
    private final Map<UUID, ContactView> people;
    private final Set<Mark> fresh = new HashSet<>();
    private final Set<UUID> changed = new HashSet<>();

    /**
     * @param owners of the marks of the rows, where there are any
     * @param people all of those owners
     */
    Matching(Map<Mark, UUID> owners, Map<UUID, ContactView> people) {
        this.owners = owners;
        this.people = people;
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
            return new Decision.Contradiction(row, two.get(0), two.get(1));
        }
        return ofKnown(row, owned.keySet().iterator().next());
    }

    private Decision ofKnown(ImportedRow row, UUID contact) {
        if (changed.contains(contact)) {
            return new Decision.Later(row);
        }
        var known = Objects.requireNonNull(people.get(contact), "an owner that was not read");
        if (!Enrichment.of(known, row.person()).saysSomethingNew()) {
            return new Decision.Duplicate(row);
        }
        changed.add(contact);
        fresh.addAll(row.marks());
        return new Decision.Update(row, contact);
    }
}
