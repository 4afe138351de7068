package io.kring.contacts.duplicate;

import io.kring.contacts.duplicate.DuplicateKeys.Held;
import io.kring.contacts.duplicate.rule.RuleService;
import io.kring.contacts.matching.BlockingKeys;
import io.kring.contacts.matching.Match.Verdict;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.PeopleWritten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps the blocking keys, and the pairs that were found, as true as the people are: in the transaction that writes these, so that
 * whoever was written down a moment ago is found.
 */
@ApplicationScoped
class KeyKeeper {
    private final DuplicateKeys keys;
    private final PairRepository pairs;
    private final KnownReader reader;
    private final RuleService rules;

    KeyKeeper(DuplicateKeys keys, PairRepository pairs, KnownReader reader, RuleService rules) {
        this.keys = keys;
        this.pairs = pairs;
        this.reader = reader;
        this.rules = rules;
    }

    void follow(@Observes PeopleWritten written) {
        var before = new LinkedHashMap<UUID, ContactView>();
        written.before().forEach(person -> before.put(person.contactId(), person));
        var first = new ArrayList<Held>();
        var added = new ArrayList<Held>();
        var changed = new LinkedHashMap<UUID, Known>();
        for (var person : written.after()) {
            var was = before.remove(person.contactId());
            if (was == null) {
                first.addAll(DuplicateKeys.of(person.contactId(), keys(person)));
            } else if (!Compared.details(was.person()).equals(Compared.details(person.person()))) {
                changed.put(person.contactId(), KnownReader.of(person.contactId(), person.person()));
            }
        }
        var removed = new ArrayList<Held>();
        written.before().stream()
                .filter(was -> changed.containsKey(was.contactId()))
                .forEach(was -> {
                    var id = was.contactId();
                    var old = keys(was);
                    var now = BlockingKeys.of(
                            Objects.requireNonNull(changed.get(id)).profile());
                    removed.addAll(DuplicateKeys.of(id, without(old, now)));
                    added.addAll(DuplicateKeys.of(id, without(now, old)));
                });
        before.values().stream()
                .filter(gone -> !changed.containsKey(gone.contactId()))
                .forEach(gone -> removed.addAll(DuplicateKeys.of(gone.contactId(), keys(gone))));
        keys.remove(removed);
        keys.addFirst(first);
        keys.add(added);
        if (!before.isEmpty()) {
            pairs.forgetPeople(before.keySet());
        }
        compareAgain(changed);
    }

    private void compareAgain(Map<UUID, Known> changed) {
        var undecided = pairs.undecided(changed.keySet());
        if (undecided.isEmpty()) {
            return;
        }
        var known = reader.findAll(others(undecided.values())).stream()
                .collect(Collectors.toMap(Known::contactId, person -> person));
        known.putAll(changed);
        var rule = rules.current();
        var frequencies = rules.frequencies();
        var hold = new LinkedHashMap<Set<UUID>, Pair>();
        var gone = new ArrayList<Pair>();
        undecided.forEach((id, others) -> others.forEach(other -> {
            var one = known.get(id);
            var another = known.get(other);
            if (one != null && another != null) {
                var pair = Pair.of(id, other, rule.match(one.profile(), another.profile(), frequencies));
                if (pair.match().verdict() == Verdict.unlikely) {
                    gone.add(pair);
                } else {
                    hold.put(Set.of(id, other), pair);
                }
            }
        }));
        pairs.forget(gone);
        pairs.found(hold.values());
    }

    private static Set<Long> keys(ContactView person) {
        return BlockingKeys.of(Compared.profile(person.person()));
    }

    private static Set<UUID> others(Collection<Set<UUID>> ids) {
        return ids.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static <T> Set<T> without(Set<T> all, Set<T> those) {
        var left = new HashSet<>(all);
        left.removeAll(those);
        return left;
    }
}
