package io.kring.contacts.duplicate;

import io.kring.contacts.matching.Details;
import io.kring.contacts.matching.Profile;
import io.kring.contacts.person.Person;
import java.util.ArrayList;
import java.util.List;

/** What of a person is compared. */
final class Compared {
    private Compared() {}

    /** Without the addresses that are somebody else's too: they do not tell who has them. */
    static Details details(Person person) {
        var places = new ArrayList<Details.Place>();
        places.add(new Details.Place(person.street(), person.postcode(), person.city(), person.region()));
        person.otherAddresses()
                .forEach(other ->
                        places.add(new Details.Place(other.street(), other.postcode(), other.city(), other.region())));
        return new Details(
                person.givenName(),
                person.familyName(),
                person.birthDate(),
                own(person, person.emails()),
                own(person, person.phones()),
                person.externalIds(),
                places);
    }

    static Profile profile(Person person) {
        return Profile.of(details(person));
    }

    private static List<String> own(Person person, List<String> addresses) {
        return person.shared().isEmpty()
                ? addresses
                : addresses.stream()
                        .filter(address -> !person.shared().contains(address))
                        .toList();
    }
}
