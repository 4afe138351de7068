package io.kring.contacts.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person as they are compared: each value brought to one form, once. What is not known is null or empty. */
public record Profile(
        @Nullable Name given,
        @Nullable Name family,
        @Nullable LocalDate birthDate,
        List<String> emails,
        List<String> phones,
        List<String> externalIds,
        List<Place> places) {
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D");

    /** @param postcode in capitals without spaces */
    record Place(
            @Nullable Street street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String region) {
        private static Place of(Details.Place place) {
            return new Place(
                    Street.of(place.street()),
                    given(Folding.compact(place.postcode()).toUpperCase(Locale.ROOT)),
                    given(Folding.compact(place.city())),
                    given(Folding.compact(place.region())));
        }

        private boolean isKnown() {
            return street != null || postcode != null || city != null || region != null;
        }
    }

    public static Profile of(Details details) {
        return new Profile(
                Name.given(details.givenName()),
                Name.family(details.familyName()),
                details.birthDate(),
                details.emails(),
                details.phones().stream()
                        .map(phone -> NOT_DIGITS.matcher(phone).replaceAll(""))
                        .toList(),
                details.externalIds(),
                details.places().stream()
                        .filter(Objects::nonNull)
                        .map(Place::of)
                        .filter(Place::isKnown)
                        .toList());
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
