package io.kring.contacts.quality;

import java.util.function.Predicate;

/** What is measured of each person; spelt as in JSON. */
public enum QualityField {
    name(3, person -> !(person.givenName() + person.familyName()).isBlank()),
    email(3, person -> !person.emails().isEmpty()),
    phone(2, person -> !person.phones().isEmpty()),
    address(2, person -> person.street() != null && person.postcode() != null && person.city() != null),
    country(1, person -> person.country() != null),
    birthDate(1, person -> person.birthDate() != null),
    language(1, person -> person.language() != null),
    owner(2, person -> person.owner() != null),
    consent(2, QualitySubject::asked),
    company(1, QualitySubject::employed);

    private final int weight;
    private final Predicate<QualitySubject> given;

    QualityField(int weight, Predicate<QualitySubject> given) {
        this.weight = weight;
        this.given = given;
    }

    /** How much it counts in the score. */
    int weight() {
        return weight;
    }

    boolean isGiven(QualitySubject person) {
        return given.test(person);
    }
}
