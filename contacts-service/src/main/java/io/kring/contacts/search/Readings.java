package io.kring.contacts.search;

import io.kring.contacts.search.SearchQuery.Term;
import io.kring.contacts.search.index.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the words that were typed may stand for, step by step from what is certain to what is a guess. */
final class Readings {
    /** In this order, as long as too few people are found. */
    enum Step {
        /** Very words, of names. */
        EXACT_NAMES,
        /** Very words of anything. */
        EXACT,
        /** Names that the last word is the beginning of. */
        BEGUN_NAMES,
        /** Anything that the last word is the beginning of. */
        BEGUN,
        /** Words like those that nobody has, and without those that are like none. */
        UNKNOWN_AS_TYPOS,
        /** Words like any. */
        ALL_AS_TYPOS
    }

    /**
     * @param total how many words were typed, also those that are left out
     * @param terms what each word may stand for
     */
    record Reading(int total, Map<Term, List<Alternative>> terms) {
        List<List<String>> keys() {
            return terms.values().stream()
                    .map(alternatives -> alternatives.stream()
                            .map(Alternative::key)
                            .distinct()
                            .toList())
                    .toList();
        }
    }

    private final Dictionary dictionary;
    private final List<Term> terms;
    private final Map<Term, List<Alternative>> exact = new HashMap<>();
    private final Map<Term, List<Alternative>> begun = new HashMap<>();
    private final Map<Term, List<Alternative>> similar = new HashMap<>();
    private @Nullable Reading last;

    Readings(Dictionary dictionary, List<Term> terms) {
        this.dictionary = dictionary;
        this.terms = terms;
        var known = dictionary.exact(terms);
        for (var place = 0; place < terms.size(); place++) {
            exact.put(terms.get(place), known.get(place));
        }
    }

    /** Of no words. */
    static Reading none() {
        return new Reading(0, Map.of());
    }

    /** Empty where a word stands for nothing, or this step finds nobody else than that before. */
    Optional<Reading> at(Step step) {
        var reading = reading(step);
        if (reading.terms().isEmpty() || reading.equals(last)) {
            return Optional.empty();
        }
        last = reading;
        return Optional.of(reading);
    }

    private Reading reading(Step step) {
        return switch (step) {
            case EXACT_NAMES -> all(term -> names(known(term)));
            case EXACT -> all(this::known);
            case BEGUN_NAMES -> all(term -> names(knownOrBegun(term)));
            case BEGUN -> all(this::knownOrBegun);
            case UNKNOWN_AS_TYPOS ->
                some(term -> {
                    var known = knownOrBegun(term);
                    return known.isEmpty() ? guesses(term) : known;
                });
            case ALL_AS_TYPOS -> all(term -> joined(knownOrBegun(term), guesses(term)));
        };
    }

    private Reading all(Function<Term, List<Alternative>> alternatives) {
        var reading = some(alternatives);
        return reading.terms().size() == terms.stream().distinct().count() ? reading : none();
    }

    private Reading some(Function<Term, List<Alternative>> alternatives) {
        var some = new java.util.LinkedHashMap<Term, List<Alternative>>();
        for (var term : terms) {
            var found = alternatives.apply(term);
            if (!found.isEmpty()) {
                some.put(term, found);
            }
        }
        return new Reading(terms.size(), some);
    }

    private List<Alternative> known(Term term) {
        var known = exact.getOrDefault(term, List.of());
        return term.isBeginning() && !term.isLast() ? joined(known, begun(term)) : known;
    }

    private List<Alternative> knownOrBegun(Term term) {
        return term.isLast() ? joined(known(term), begun(term)) : known(term);
    }

    private List<Alternative> guesses(Term term) {
        var similar = this.similar.computeIfAbsent(term, dictionary::similar);
        return term.isLast() ? similar : joined(begun(term), similar);
    }

    private List<Alternative> begun(Term term) {
        return begun.computeIfAbsent(term, dictionary::begun);
    }

    private static List<Alternative> names(List<Alternative> alternatives) {
        return alternatives.stream()
                .filter(one -> one.kind() == Kind.name || one.kind() == Kind.beginning)
                .toList();
    }

    /** A word that is typed and one that is like it may be the same: the first is taken. */
    private static List<Alternative> joined(List<Alternative> first, List<Alternative> second) {
        var keys = new java.util.HashSet<String>();
        return new ArrayList<>(Stream.concat(first.stream(), second.stream())
                .filter(one -> keys.add(one.key()))
                .toList());
    }
}
