package io.kring.contacts.duplicate;

import io.kring.contacts.duplicate.rule.RuleService;
import io.kring.contacts.matching.BlockingKeys;
import io.kring.contacts.matching.Field;
import io.kring.contacts.matching.Level;
import io.kring.contacts.matching.Match;
import io.kring.contacts.matching.Match.Verdict;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Visible;
import io.kring.contacts.person.Person;
import io.kring.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Who may be the same person as somebody. */
@ApplicationScoped
public class DuplicateCheck {
    /** Of each person; there are seldom more than a few. */
    public static final int MOST_CANDIDATES = 10;

    /** Of a key that whoever writes down very many uses: so that they read no more, the more people there are. */
    private static final int MOST_OF_MANY = 30;

    private static final Set<Field> ADDRESSES = EnumSet.of(Field.email, Field.phone, Field.externalId);

    private final CandidateFinder finder;
    private final PairRepository pairs;
    private final RuleService rules;
    private final Visible visible;

    DuplicateCheck(CandidateFinder finder, PairRepository pairs, RuleService rules, Visible visible) {
        this.finder = finder;
        this.pairs = pairs;
        this.rules = rules;
        this.visible = visible;
    }

    /**
     * Whom each of these may be, the best first, at most {@value #MOST_CANDIDATES}: those who are stored. A handful of queries,
     * however many they are.
     *
     * @param people who are not stored, with their addresses in canonical form
     * @return of each, in their order
     */
    public List<List<Candidate>> candidates(List<Person> people) {
        var drafts = new LinkedHashMap<UUID, Person>();
        people.forEach(person -> drafts.put(Ids.next(), person));
        return List.copyOf(candidates(drafts, known -> finder.find(known, (one, other) -> !drafts.containsKey(other)))
                .values());
    }

    /** Whom somebody who is stored may be; not those of whom it was decided that they are somebody else. */
    public List<Candidate> candidates(UUID id, Person person) {
        return candidates(Map.of(id, person), known -> finder.find(known, (one, other) -> true))
                .getOrDefault(id, List.of());
    }

    /**
     * Whom each of these may be, also those of them whose ids come before its own. As quick as a search for duplicates, and as good.
     *
     * @param people by the ids that they have or are going to have
     */
    public Map<UUID, List<Candidate>> candidatesInOrder(Map<UUID, Person> people) {
        return likely(people, BlockingKeys.RARE, DuplicateKeys.MOST_PEOPLE);
    }

    /** As {@link #candidatesInOrder} of so many people that only those are looked at who share two keys that few have. */
    public Map<UUID, List<Candidate>> candidatesOfMany(Map<UUID, Person> people) {
        return likely(people, 0, MOST_OF_MANY);
    }

    private Map<UUID, List<Candidate>> likely(Map<UUID, Person> people, int rare, int most) {
        rules.countNamesWhereGrown(people.size());
        return candidates(
                people,
                known -> finder.likely(
                        known, rare, most, (one, other) -> !people.containsKey(other) || Pair.isBefore(other, one)));
    }

    /** Who certainly is the same person as somebody will be after a change, and was not before it. */
    public List<Candidate> newlyCertain(UUID id, Person before, Person after) {
        if (Compared.details(before).equals(Compared.details(after))) {
            return List.of();
        }
        var certain =
                candidates(id, after).stream().filter(Candidate::isCertain).toList();
        if (certain.isEmpty()) {
            return certain;
        }
        var known = candidates(id, before).stream()
                .filter(Candidate::isCertain)
                .map(Candidate::contactId)
                .toList();
        return certain.stream()
                .filter(candidate -> !known.contains(candidate.contactId()))
                .toList();
    }

    /** Those whom the asker may see, without what is hidden of them. */
    public List<Candidate> seen(List<Candidate> candidates) {
        var grants = Access.current();
        if (!grants.isLimited()) {
            return candidates;
        }
        var seen = visible.of(candidates.stream().map(Candidate::contactId).toList());
        return candidates.stream()
                .filter(candidate -> seen.contains(candidate.contactId()))
                .map(candidate -> candidate.shown(grants))
                .toList();
    }

    /** Writes down whom people who were just stored may be, for review. */
    public void suspect(Map<UUID, List<Candidate>> candidates) {
        var pairs = new ArrayList<Pair>();
        candidates.forEach((id, others) -> others.forEach(other ->
                pairs.add(Pair.of(id, other.contactId(), new Match(other.score(), other.verdict(), other.reasons())))));
        this.pairs.found(pairs);
    }

    /** Whether an address that belongs to one person at most is among what they have in common. */
    public static boolean hasAddressOf(Candidate candidate) {
        return candidate.reasons().stream()
                .anyMatch(reason -> ADDRESSES.contains(reason.field()) && reason.level() == Level.exact);
    }

    private Map<UUID, List<Candidate>> candidates(
            Map<UUID, Person> people, Function<Map<UUID, Known>, Map<UUID, List<Known>>> find) {
        var known = new LinkedHashMap<UUID, Known>();
        people.forEach((id, person) -> known.put(id, KnownReader.of(id, person)));
        var others = find.apply(known);
        var candidates = new LinkedHashMap<UUID, List<Candidate>>();
        if (others.values().stream().allMatch(List::isEmpty)) {
            // As it mostly is: so nothing else is read
            known.keySet().forEach(id -> candidates.put(id, List.of()));
            return candidates;
        }
        var rule = rules.current();
        var frequencies = rules.frequencies();
        var different = pairs.different(known.keySet());
        known.forEach((id, person) -> candidates.put(
                id,
                others.getOrDefault(id, List.of()).stream()
                        .filter(other -> !different.getOrDefault(id, Set.of()).contains(other.contactId()))
                        .map(other -> Candidate.of(other, rule.match(person.profile(), other.profile(), frequencies)))
                        .filter(candidate -> candidate.verdict() != Verdict.unlikely)
                        .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                        .limit(MOST_CANDIDATES)
                        .toList()));
        return candidates;
    }
}
