package io.kring.contacts.search;

import io.kring.contacts.search.Candidates.Candidate;
import io.kring.contacts.search.Readings.Reading;
import io.kring.contacts.search.SearchQuery.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a person matches: the mean of what each word's best match is worth, in which a rare word counts more than one that many
 * people have, and a word that was left out counts as no match.
 */
final class Ranking {
    /** Found by an address, which is as good as a name. */
    private static final double ADDRESS = 1;

    /** The best match of a word. */
    record Found(Term term, Alternative alternative) {}

    /**
     * @param score 0 to 1
     * @param best of each word
     */
    record Ranked(Candidate candidate, double score, List<Found> best) {}

    private Ranking() {}

    /** @param addresses how many they are found by as well */
    static Ranked of(Candidate candidate, Reading reading, int addresses) {
        var best = new ArrayList<Found>();
        var sum = ADDRESS * addresses;
        var weights = ADDRESS * addresses + (reading.total() - reading.terms().size());
        for (var term : reading.terms().entrySet()) {
            var weight = rarity(term.getValue());
            weights += weight;
            var match = term.getValue().stream()
                    .filter(one -> candidate.words().contains(one.key()))
                    .max(Comparator.comparingDouble(Alternative::worth));
            if (match.isPresent()) {
                best.add(new Found(term.getKey(), match.get()));
                sum += weight * match.get().worth();
            }
        }
        return new Ranked(candidate, weights == 0 ? 0 : Math.round(sum / weights * 1000) / 1000.0, best);
    }

    /** 1 of a word that nobody has, about 1/7 of one that a million people have. */
    private static double rarity(List<Alternative> alternatives) {
        var people = alternatives.stream().mapToLong(Alternative::people).sum();
        return 1 / (1 + Math.log10(1.0 + people));
    }
}
