package io.kring.contacts.importing.row;

import io.kring.contacts.identity.Identity;
import io.kring.contacts.person.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person is recognised by: an address, or, for somebody without any, the name, the date of birth, and where they live. */
public sealed interface Mark {
    /** The same marks have the same text, and no others. */
    String text();

    /** At least one. */
    static List<Mark> of(@Nullable UUID contactId, Person person) {
        var marks = new ArrayList<Mark>();
        if (contactId != null) {
            marks.add(new Id(contactId));
        }
        person.identities().stream()
                .filter(identity -> !person.shared().contains(identity.value()))
                .map(Address::new)
                .forEach(marks::add);
        if (marks.isEmpty()) {
            marks.add(namesake(person));
        }
        return marks;
    }

    static Mark namesake(Person person) {
        return new Namesake(
                person.givenName(),
                person.familyName(),
                Objects.toString(person.birthDate(), ""),
                Objects.requireNonNullElse(person.street(), ""),
                Objects.requireNonNullElse(person.city(), ""));
    }

    record Address(Identity identity) implements Mark {
        @Override
        public String text() {
            return identity.kind() + " " + identity.value();
        }

        @Override
        public String toString() {
            return identity.value();
        }
    }

    /** The id that they had when they were exported. */
    record Id(UUID contactId) implements Mark {
        @Override
        public String text() {
            return "id " + contactId;
        }

        @Override
        public String toString() {
            return contactId.toString();
        }
    }

    /** What is not known is empty: with a date or a street, and without, they may be two people. */
    record Namesake(String givenName, String familyName, String birthDate, String street, String city) implements Mark {
        @Override
        public String text() {
            return String.join("\n", "name", givenName, familyName, birthDate, street, city);
        }
    }
}
