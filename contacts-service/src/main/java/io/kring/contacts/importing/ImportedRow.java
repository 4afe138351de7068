package io.kring.contacts.importing;

import io.kring.contacts.person.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be kept: the person it tells of, with addresses in canonical form.
 *
 * @param contactId as it was exported; whoever has it is who is meant, and otherwise they get it
 */
record ImportedRow(long line, @Nullable UUID contactId, Person person, List<String> cells) {
    /** What the person may be recognised by; at least one. */
    List<? extends Mark> marks() {
        var marks = new ArrayList<Mark>();
        if (contactId != null) {
            marks.add(new Mark.Id(contactId));
        }
        person.identities().stream()
                .filter(identity -> !person.shared().contains(identity.value()))
                .map(Mark.Address::new)
                .forEach(marks::add);
        return marks.isEmpty()
                ? List.of(new Mark.Namesake(
                        person.givenName(), person.familyName(), Objects.requireNonNullElse(person.city(), "")))
                : marks;
    }
}
