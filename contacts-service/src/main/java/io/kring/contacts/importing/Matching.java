package io.kring.contacts.importing;

import io.kring.contacts.contact.ContactInput;
import io.kring.contacts.contact.ContactView;
import io.kring.contacts.identity.Identity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each row of a chunk means: a new person, news of a person who is known, nothing new, or a contradiction.
 * Rows of the same chunk know of each other.
 */
final class Matching {
    /** What a row means. */
    sealed interface Decision {
        ImportedRow row();

        record Create(ImportedRow row) implements Decision {}

        record Update(ImportedRow row, UUID contact, ContactInput merged) implements Decision {}

        record Duplicate(ImportedRow row) implements Decision {}

        /** The addresses belong to different people. */
        record Contradiction(ImportedRow row, Identity first, Identity second) implements Decision {}

        /** A person who came earlier in the same chunk; to be decided once that one is stored. */
        record Later(ImportedRow row) implements Decision {}
    }

    private final Map<Identity, UUID> owners;
    private final Map<UUID, ContactView> people;
    private final HashSet<Identity> fresh = new HashSet<>();
    private final HashSet<UUID> changed = new HashSet<>();

    Matching(Map<Identity, UUID> owners, Map<UUID, ContactView> people) {
        this.owners = new HashMap<>(owners);
        this.people = people;
    }

    Decision decide(ImportedRow row) {
        if (row.addresses().stream().anyMatch(fresh::contains)) {
            return new Decision.Later(row);
        }
        var owned = new LinkedHashMap<UUID, Identity>();
        for (var address : row.addresses()) {
            var owner = owners.get(address);
            if (owner != null) {
                owned.putIfAbsent(owner, address);
            }
        }
        if (owned.isEmpty()) {
            fresh.addAll(row.addresses());
            return new Decision.Create(row);
        }
        if (owned.size() > 1) {
            var two = owned.values().stream().limit(2).toList();
            return new Decision.Contradiction(row, two.get(0), two.get(1));
        }
        return ofKnown(row, owned.keySet().iterator().next());
    }

    private Decision ofKnown(ImportedRow row, UUID contact) {
        if (!changed.add(contact)) {
            return new Decision.Later(row);
        }
        var known = Objects.requireNonNull(people.get(contact), "an owner that was not read");
        var merged = merge(known, row.person());
        if (saysNothingNew(known, merged)) {
            changed.remove(contact);
            return new Decision.Duplicate(row);
        }
        fresh.addAll(row.addresses());
        return new Decision.Update(row, contact, merged);
    }

    /** What is known stays; the row fills gaps and adds addresses and tags. */
    private static ContactInput merge(ContactView known, ContactInput row) {
        return new ContactInput(
                known.givenName().isEmpty() ? row.givenName() : known.givenName(),
                known.familyName().isEmpty() ? row.familyName() : known.familyName(),
                union(known.emails(), row.emails()),
                union(known.phones(), row.phones()),
                either(known.city(), row.city()),
                either(known.country(), row.country()),
                either(known.language(), row.language()),
                either(known.preferredChannel(), row.preferredChannel()),
                union(known.tags(), row.tags()),
                row.consents().stream()
                        .filter(consent -> known.consents().stream()
                                .noneMatch(present -> present.channel() == consent.channel()
                                        && present.purpose() == consent.purpose()))
                        .toList());
    }

    private static boolean saysNothingNew(ContactView known, ContactInput merged) {
        return merged.consents().isEmpty()
                && merged.givenName().equals(known.givenName())
                && merged.familyName().equals(known.familyName())
                && merged.emails().size() == known.emails().size()
                && merged.phones().size() == known.phones().size()
                && merged.tags().size() == known.tags().size()
                && Objects.equals(merged.city(), known.city())
                && Objects.equals(merged.country(), known.country())
                && Objects.equals(merged.language(), known.language())
                && merged.preferredChannel() == known.preferredChannel();
    }

    private static List<String> union(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }
}
