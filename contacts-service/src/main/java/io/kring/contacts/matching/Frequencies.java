package io.kring.contacts.matching;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which names and cities many people of a company have: to have one of them in common says less than the rule does, which weighs those
 * that are not frequent.
 *
 * @param givenNames the share of people who have each frequent one, in the form of {@link Name#whole}
 * @param familyNames as well
 * @param cities as well
 */
public record Frequencies(Map<String, Double> givenNames, Map<String, Double> familyNames, Map<String, Double> cities) {
    public static final Frequencies UNKNOWN = new Frequencies(Map.of(), Map.of(), Map.of());

    /** Of a given name that the weights of {@link Rule#DEFAULT} are for. */
    public static final double USUAL_GIVEN_NAME = 0.005;

    public static final double USUAL_FAMILY_NAME = 0.001;

    public static final double USUAL_CITY = 0.015;

    /** Of names as they are written. */
    public static Frequencies of(
            Map<String, Double> givenNames, Map<String, Double> familyNames, Map<String, Double> cities) {
        return new Frequencies(folded(givenNames), folded(familyNames), folded(cities));
    }

    private static Map<String, Double> folded(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .collect(Collectors.toMap(entry -> Folding.compact(entry.getKey()), Map.Entry::getValue, Double::sum));
    }

    /** @return bits by which the agreement says less; 0 where neither is frequent */
    double commonness(Field field, Profile one, Profile other) {
        return switch (field) {
            case givenName ->
                commonness(
                        Math.max(share(one.given(), givenNames), share(other.given(), givenNames)), USUAL_GIVEN_NAME);
            case familyName ->
                commonness(
                        Math.max(share(one.family(), familyNames), share(other.family(), familyNames)),
                        USUAL_FAMILY_NAME);
            case city -> commonness(Math.max(shareOfCities(one), shareOfCities(other)), USUAL_CITY);
            default -> 0;
        };
    }

    private static double commonness(double share, double usual) {
        return share <= usual ? 0 : Math.log(share / usual) / Math.log(2);
    }

    private static double share(@Nullable Name name, Map<String, Double> shares) {
        return name == null ? 0 : shares.getOrDefault(name.whole(), 0.0);
    }

    /** Of several the most frequent. */
    private double shareOfCities(Profile person) {
        return person.places().stream()
                .map(Profile.Place::city)
                .filter(Objects::nonNull)
                .mapToDouble(city -> cities.getOrDefault(city, 0.0))
                .max()
                .orElse(0);
    }
}
