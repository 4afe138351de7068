package io.kring.contacts.matching;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, as it was written. An empty text or list says as little as null.
 *
 * @param emails in lower case
 * @param phones E.164
 * @param externalIds as {@code system:id}
 * @param places where they live or can be found
 */
public record Details(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable LocalDate birthDate,
        List<String> emails,
        List<String> phones,
        List<String> externalIds,
        List<Place> places) {

    /** @param street with the house number and whatever else it takes to find the door, in any order */
    public record Place(
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String region) {}
}
