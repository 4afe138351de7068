package io.kring.contacts.matching;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which names many people of a company have: to have one of them in common says less than the rule does, which weighs names that
 * are not frequent.
 *
 * @param givenNames the share of people who have each frequent one, in the form of {@link Name#whole}
 * @param familyNames as well
 */
public record Frequencies(Map<String, Double> givenNames, Map<String, Double> familyNames) {
    public static final Frequencies UNKNOWN = new Frequencies(Map.of(), Map.of());

    /** Of a given name that the weights of {@link Rule#DEFAULT} are for. */
    public static final double USUAL_GIVEN_NAME = 0.005;

    public static final double USUAL_FAMILY_NAME = 0.001;

    /** Of names as they are written. */
    public static Frequencies of(Map<String, Double> givenNames, Map<String, Double> familyNames) {
        return new Frequencies(folded(givenNames), folded(familyNames));
    }

    private static Map<String, Double> folded(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .collect(Collectors.toMap(entry -> Folding.compact(entry.getKey()), Map.Entry::getValue, Double::sum));
    }

    /** @return bits by which the agreement says less; 0 where neither is frequent */
    double commonness(Field field, Profile one, Profile other) {
        return switch (field) {
            case givenName -> commonness(givenNames, USUAL_GIVEN_NAME, one.given(), other.given());
            case familyName -> commonness(familyNames, USUAL_FAMILY_NAME, one.family(), other.family());
            default -> 0;
        };
    }

    private static double commonness(
            Map<String, Double> shares, double usual, @Nullable Name one, @Nullable Name other) {
        var share = Math.max(share(shares, one), share(shares, other));
        return share <= usual ? 0 : Math.log(share / usual) / Math.log(2);
    }

    private static double share(Map<String, Double> shares, @Nullable Name name) {
        return name == null ? 0 : shares.getOrDefault(name.whole(), 0.0);
    }
}
