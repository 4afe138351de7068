package io.kring.contacts.importing.row;

import io.kring.contacts.person.Person;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be kept: the person it tells of, with addresses in canonical form.
 *
 * @param contactId as it was exported; whoever has it is who is meant, and otherwise they get it
 */
public record ImportedRow(long line, @Nullable UUID contactId, Person person, List<String> cells) {
    /** What the person may be recognised by; at least one. */
    public List<Mark> marks() {
        return Mark.of(contactId, person);
    }
}
