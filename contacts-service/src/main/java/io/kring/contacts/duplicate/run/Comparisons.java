package io.kring.contacts.duplicate.run;

import io.kring.contacts.duplicate.CandidateFinder;
import io.kring.contacts.duplicate.DuplicateKeys;
import io.kring.contacts.duplicate.Known;
import io.kring.contacts.duplicate.Pair;
import io.kring.contacts.duplicate.rule.RuleService;
import io.kring.contacts.matching.BlockingKeys;
import io.kring.contacts.matching.Frequencies;
import io.kring.contacts.matching.Match.Verdict;
import io.kring.contacts.matching.Rule;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares people with others, some of them at the same time as the rest: while the database reads for these, those are compared. */
@ApplicationScoped
class Comparisons {
    /** Each on a connection of its own, so few enough to leave some to whoever works meanwhile. */
    private static final int AT_ONCE = 3;

    private final CandidateFinder finder;
    private final RuleService rules;

    Comparisons(CandidateFinder finder, RuleService rules) {
        this.finder = finder;
        this.rules = rules;
    }

    /**
     * @param compared how many were compared
     * @param pairs those of them who may be one person
     */
    record Outcome(long compared, List<Pair> pairs) {
        long certain() {
            return pairs.stream()
                    .filter(pair -> pair.match().verdict() == Verdict.certain)
                    .count();
        }
    }

    /** Each of these people with those before them who share enough with them; the keys of all of them are stored. */
    Outcome of(Collection<Known> people) {
        var tenant = Tenant.current();
        var rule = rules.current();
        var frequencies = rules.frequencies();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = shares(people).stream()
                    .map(share -> threads.submit(() -> Tenant.call(tenant, () -> outcome(share, rule, frequencies))))
                    .toList();
            return together(outcomes);
        }
    }

    private Outcome outcome(Map<UUID, Known> people, Rule rule, Frequencies frequencies) {
        var likely = finder.likelyOfStored(
                people, BlockingKeys.RARE, DuplicateKeys.MOST_PEOPLE, (one, other) -> Pair.isBefore(other, one));
        var compared = 0L;
        var pairs = new ArrayList<Pair>();
        for (var person : likely.entrySet()) {
            var profile = Objects.requireNonNull(people.get(person.getKey())).profile();
            for (var other : person.getValue()) {
                var match = rule.match(profile, other.profile(), frequencies);
                compared++;
                if (match.verdict() != Verdict.unlikely) {
                    pairs.add(Pair.of(person.getKey(), other.contactId(), match));
                }
            }
        }
        return new Outcome(compared, pairs);
    }

    private static Collection<Map<UUID, Known>> shares(Collection<Known> people) {
        var shares = new HashMap<Integer, Map<UUID, Known>>();
        var turn = 0;
        for (var person : people) {
            shares.computeIfAbsent(turn++ % AT_ONCE, share -> new LinkedHashMap<>())
                    .put(person.contactId(), person);
        }
        return shares.values();
    }

    private static Outcome together(List<Future<Outcome>> outcomes) {
        var compared = 0L;
        var pairs = new ArrayList<Pair>();
        try {
            for (var outcome : outcomes) {
                compared += outcome.get().compared();
                pairs.addAll(outcome.get().pairs());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot compare people", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while comparing people", e);
        }
        return new Outcome(compared, pairs);
    }
}
