package io.kring.contacts.matching;

import io.kring.contacts.matching.Details.Place;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People to compare, as tests write them. */
final class Drafts {
    private Drafts() {}

    static Details named(String givenName, String familyName) {
        return new Details(givenName, familyName, null, List.of(), List.of(), List.of(), List.of());
    }

    static Details born(Details person, @Nullable String date) {
        return new Details(
                person.givenName(),
                person.familyName(),
                date == null ? null : LocalDate.parse(date),
                person.emails(),
                person.phones(),
                person.externalIds(),
                person.places());
    }

    static Details at(Details person, @Nullable String street, @Nullable String postcode, @Nullable String city) {
        return new Details(
                person.givenName(),
                person.familyName(),
                person.birthDate(),
                person.emails(),
                person.phones(),
                person.externalIds(),
                List.of(new Place(street, postcode, city, null)));
    }

    static Details reached(Details person, List<String> emails, List<String> phones, List<String> externalIds) {
        return new Details(
                person.givenName(),
                person.familyName(),
                person.birthDate(),
                emails,
                phones,
                externalIds,
                person.places());
    }

    static Match match(Details one, Details other) {
        return Rule.DEFAULT.match(Profile.of(one), Profile.of(other), Frequencies.UNKNOWN);
    }
}
