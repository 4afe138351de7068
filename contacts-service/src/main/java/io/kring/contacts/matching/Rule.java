package io.kring.contacts.matching;

import static io.kring.contacts.matching.Level.alike;
import static io.kring.contacts.matching.Level.different;
import static io.kring.contacts.matching.Level.exact;
import static io.kring.contacts.matching.Level.phonetic;
import static io.kring.contacts.matching.Level.similar;
import static io.kring.contacts.matching.Level.swapped;

import io.kring.contacts.matching.Match.Reason;
import io.kring.contacts.matching.Match.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much the agreement of each field says. A weight is log2(m / u): m is how often the field agrees so far in two records of
 * one person, u how often in records of two (Fellegi, Sunter, "A Theory for Record Linkage", Journal of the American Statistical
 * Association 64, 1969). The score of two records is the sum of their weights.
 *
 * @param certain the least score of two records that are of one person beyond doubt, see {@link #verdict}
 * @param possible the least score of two records that somebody should look at
 * @param weights by field and level; a field that is left out is not compared, a level that is left out says nothing
 */
public record Rule(double certain, double possible, Map<Field, Map<Level, Double>> weights) {
    private static final Set<Field> GIVEN_TO_ONE = EnumSet.of(Field.email, Field.phone, Field.externalId);
    private static final Set<Level> A_DATE_AT_MOST_MISTYPED = EnumSet.of(exact, similar, swapped);

    /**
     * From what is known of people and their records in general, not from any one set of them. u: 1 of 200 has a given name that
     * is not frequent, 1 of 1,000 a family name, 1 of 64 a city, 1 of 20,000 a date of birth, 1 of 500 a street or postcode, 1 of
     * 30 a number of a house. m: of two records of one person, a name or date differs altogether in 1 of 16 to 1 of 32, an address
     * in 1 of 3, because people move; the rest of them agree, one of five with a slip of the pen.
     */
    public static final Rule DEFAULT = new Rule(
            22,
            18,
            Map.ofEntries(
                    Map.entry(
                            Field.givenName,
                            Map.of(exact, 7.5, similar, 6.0, alike, 3.0, phonetic, 3.0, swapped, 6.0, different, -4.0)),
                    Map.entry(
                            Field.familyName,
                            Map.of(exact, 9.5, similar, 7.5, alike, 4.0, phonetic, 4.0, swapped, 7.0, different, -4.0)),
                    Map.entry(
                            Field.birthDate,
                            Map.of(exact, 14.0, similar, 5.5, alike, 2.0, swapped, 6.0, different, -5.0)),
                    Map.entry(Field.email, Map.of(exact, 14.0, similar, 3.0, different, -0.5)),
                    Map.entry(Field.phone, Map.of(exact, 14.0, similar, 4.0, different, -0.5)),
                    Map.entry(Field.street, Map.of(exact, 9.0, similar, 7.0, alike, 4.0, different, -1.5)),
                    Map.entry(Field.houseNumber, Map.of(exact, 5.0, similar, 1.0, different, -1.5)),
                    Map.entry(Field.postcode, Map.of(exact, 9.0, similar, 4.0, different, -1.5)),
                    Map.entry(Field.city, Map.of(exact, 6.0, similar, 5.0, different, -1.5)),
                    Map.entry(Field.region, Map.of(exact, 1.5, different, -1.5)),
                    Map.entry(Field.externalId, Map.of(exact, 18.0, similar, 5.0, different, -1.0))));

    /** In the order of the fields and levels, whatever order they were given in. */
    public Rule {
        var ordered = new EnumMap<Field, Map<Level, Double>>(Field.class);
        weights.forEach((field, levels) -> {
            var byLevel = new EnumMap<Level, Double>(Level.class);
            byLevel.putAll(levels);
            ordered.put(field, Collections.unmodifiableMap(byLevel));
        });
        weights = Collections.unmodifiableMap(ordered);
    }

    public Match match(Profile one, Profile other, Frequencies frequencies) {
        var levels = Comparison.of(one, other, this);
        var reasons = new ArrayList<Reason>(levels.size());
        var score = 0.0;
        for (var entry : levels.entrySet()) {
            var field = entry.getKey();
            if (weights.containsKey(field)) {
                var weight = weight(field, entry.getValue());
                var commonness = Math.clamp(frequencies.commonness(field, one, other), 0, Math.max(0, weight));
                reasons.add(new Reason(field, entry.getValue(), weight - commonness, commonness));
                score += weight - commonness;
            }
        }
        return new Match(score, verdict(score, levels), reasons);
    }

    /** What this rule says of a comparison that was made by another. */
    public Match again(Collection<Reason> reasons) {
        var levels = new EnumMap<Field, Level>(Field.class);
        var now = new ArrayList<Reason>(reasons.size());
        var score = 0.0;
        for (var reason : reasons) {
            if (weights.containsKey(reason.field())) {
                var weight = weight(reason.field(), reason.level());
                var commonness = Math.clamp(reason.commonness(), 0, Math.max(0, weight));
                levels.put(reason.field(), reason.level());
                now.add(new Reason(reason.field(), reason.level(), weight - commonness, commonness));
                score += weight - commonness;
            }
        }
        return new Match(score, verdict(score, levels), now);
    }

    double weight(Map<Field, Level> levels) {
        var weight = 0.0;
        for (var entry : levels.entrySet()) {
            weight += weight(entry.getKey(), entry.getValue());
        }
        return weight;
    }

    private double weight(Field field, Level level) {
        return weights.getOrDefault(field, Map.of()).getOrDefault(level, 0.0);
    }

    /**
     * A high score alone is not certain. It also takes something that hardly two namesakes have in common: an address, a phone,
     * an id, a door or a date of birth. And it takes more than what families have in common: neither different dates of birth
     * (father and son) nor different given names without the same date of birth (husband and wife) go together with one person,
     * unless they have an e-mail address or an id in common; nor do names of which none agrees.
     */
    private Verdict verdict(double score, Map<Field, Level> levels) {
        if (score < possible) {
            return Verdict.unlikely;
        }
        return score >= certain && isAnchored(levels) && !isContradicted(levels) ? Verdict.certain : Verdict.possible;
    }

    private static boolean isAnchored(Map<Field, Level> levels) {
        var birthDate = levels.get(Field.birthDate);
        return GIVEN_TO_ONE.stream().anyMatch(field -> levels.get(field) == exact)
                || birthDate != null && A_DATE_AT_MOST_MISTYPED.contains(birthDate)
                || isOneDoor(levels.get(Field.street), levels.get(Field.houseNumber));
    }

    private static boolean isOneDoor(@Nullable Level street, @Nullable Level number) {
        return street != null && street != different && (number == exact || street != alike && number != different);
    }

    private static boolean isContradicted(Map<Field, Level> levels) {
        var birthDate = levels.get(Field.birthDate);
        var isOneAddress = levels.get(Field.email) == exact || levels.get(Field.externalId) == exact;
        if (levels.get(Field.givenName) == different && birthDate != exact) {
            return !isOneAddress || levels.get(Field.familyName) == different;
        }
        return birthDate == different && !isOneAddress;
    }
}
