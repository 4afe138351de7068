package io.kring.contacts.importing;

import io.kring.contacts.contact.ContactInput;
import io.kring.contacts.identity.Identity;
import java.util.List;
import java.util.Objects;

/** A row that can be kept: the person it tells of, and the addresses in canonical form. */
record ImportedRow(long line, ContactInput person, List<Identity> addresses, List<String> cells) {
    /** What the person may be recognised by; at least one. */
    List<? extends Mark> marks() {
        return addresses.isEmpty()
                ? List.of(new Mark.Namesake(
                        person.givenName(), person.familyName(), Objects.requireNonNullElse(person.city(), "")))
                : addresses.stream().map(Mark.Address::new).toList();
    }
}
