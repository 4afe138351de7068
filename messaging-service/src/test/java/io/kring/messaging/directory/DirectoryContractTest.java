package io.kring.messaging.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.directory.DirectoryEvents.ConsentChanged;
import io.kring.messaging.directory.DirectoryEvents.ConsentSince;
import io.kring.messaging.directory.DirectoryEvents.ContactDeleted;
import io.kring.messaging.directory.DirectoryEvents.Merged;
import io.kring.messaging.directory.DirectoryEvents.Person;
import io.kring.messaging.directory.DirectoryEvents.Unmerged;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryContractTest {
    private static final UUID CONTACT = UUID.fromString("0199c0de-0001-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({"contact.created.v1, 0", "contact.updated.v1, 1", "contact.snapshot.v1, 1"})
    void readsAPerson(String type, int version) {
        // When
        var person = Contracts.read(type, Person.class);

        // Then
        assertThat(person.contactId()).isEqualTo(CONTACT);
        assertThat(person.version()).isEqualTo(version);
        assertThat(person.phones()).containsExactly("+31612345678");
        assertThat(person.emails()).containsExactly("sjoukje@example.org");
        assertThat(person.preferredChannel()).isEqualTo("sms");
        assertThat(person.consents()).isEqualTo(List.of(new Person.Consent("sms", "marketing", "granted")));
    }

    @Test
    void readsADeletion() {
        // When
        var deleted = Contracts.read("contact.deleted.v1", ContactDeleted.class);

        // Then
        assertThat(deleted.contactId()).isEqualTo(CONTACT);
    }

    @Test
    void readsAMergeAndItsUndoing() {
        // When
        var merged = Contracts.read("contact.merged.v1", Merged.class);
        var unmerged = Contracts.read("contact.unmerged.v1", Unmerged.class);

        // Then
        var other = UUID.fromString("0199c0de-0001-7000-8000-000000000002");
        assertThat(merged)
                .isEqualTo(new Merged(CONTACT, 3, other, List.of(marketing("withdrawn", "2026-02-01T09:30:00Z"))));
        assertThat(unmerged)
                .isEqualTo(new Unmerged(
                        CONTACT,
                        List.of(new Unmerged.Restored(other, 4)),
                        List.of(marketing("granted", "2026-01-01T09:30:00Z"))));
    }

    private static ConsentSince marketing(String state, String since) {
        return new ConsentSince("sms", "marketing", state, Instant.parse(since));
    }

    @Test
    void readsAChangeOfConsent() {
        // When
        var change = Contracts.read("contact.consent-changed.v1", ConsentChanged.class);

        // Then
        assertThat(change)
                .isEqualTo(new ConsentChanged(
                        CONTACT, "sms", "marketing", "withdrawn", Instant.parse("2026-03-01T09:30:00Z")));
    }
}
