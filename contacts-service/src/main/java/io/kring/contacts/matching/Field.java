package io.kring.contacts.matching;

import static io.kring.contacts.matching.Level.alike;
import static io.kring.contacts.matching.Level.different;
import static io.kring.contacts.matching.Level.exact;
import static io.kring.contacts.matching.Level.phonetic;
import static io.kring.contacts.matching.Level.similar;
import static io.kring.contacts.matching.Level.swapped;

import java.util.List;

/** What is compared of two people; spelt as in JSON. */
public enum Field {
    givenName(exact, similar, alike, phonetic, swapped, different),
    familyName(exact, similar, alike, phonetic, swapped, different),
    birthDate(exact, similar, alike, swapped, different),
    email(exact, similar, different),
    phone(exact, similar, different),
    street(exact, similar, alike, different),
    houseNumber(exact, similar, different),
    postcode(exact, similar, different),
    /** counts only where the postcodes do not agree, which says the same */
    city(exact, similar, different),
    /** counts only where neither the postcodes nor the cities agree */
    region(exact, different),
    externalId(exact, similar, different);

    private final List<Level> levels;

    Field(Level... levels) {
        this.levels = List.of(levels);
    }

    /** Those that a comparison of this field can have. */
    public List<Level> levels() {
        return levels;
    }
}
