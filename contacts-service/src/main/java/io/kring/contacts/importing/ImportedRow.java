package io.kring.contacts.importing;

import io.kring.contacts.person.Person;
import java.util.List;
import java.util.Objects;

/** A row that can be kept: the person it tells of, with addresses in canonical form. */
record ImportedRow(long line, Person person, List<String> cells) {
    /** What the person may be recognised by; at least one. */
    List<? extends Mark> marks() {
        var identities = person.identities();
        return identities.isEmpty()
                ? List.of(new Mark.Namesake(
                        person.givenName(), person.familyName(), Objects.requireNonNullElse(person.city(), "")))
                : identities.stream().map(Mark.Address::new).toList();
    }
}
