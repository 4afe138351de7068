package io.kring.leads.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Contracts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonContractTest {
    @Test
    void hearsOfADeletion() {
        // When
        var deleted = Contracts.read("contact.deleted.v1", Person.Deleted.class);

        // Then
        assertThat(deleted.contactId()).isEqualTo(UUID.fromString("0199c0de-0001-7000-8000-000000000001"));
    }

    @Test
    void hearsOfAMergeAndOfItsUndoing() {
        // When
        var merged = Contracts.read("contact.merged.v1", ContactMerges.Merged.class);
        var unmerged = Contracts.read("contact.unmerged.v1", ContactMerges.Unmerged.class);

        // Then
        var one = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
        var other = UUID.fromString("0199c0de-0001-7000-8000-000000000002");
        assertThat(merged).isEqualTo(new ContactMerges.Merged(one, 3, other));
        assertThat(unmerged.restored()).containsExactly(new ContactMerges.Unmerged.Restored(other, 4));
    }

    @ParameterizedTest
    @CsvSource({"contact.created.v1, 0", "contact.updated.v1, 1", "contact.snapshot.v1, 1"})
    void hearsOfAPerson(String type, int version) {
        // When
        var person = Person.of(Contracts.read(type, Person.Contact.class));

        // Then
        assertThat(person)
                .isEqualTo(new Person(
                        UUID.fromString("0199c0de-0001-7000-8000-000000000001"),
                        version,
                        "Sjoukje Hoekstra",
                        "sjoukje@example.org",
                        "+31612345678"));
    }
}
