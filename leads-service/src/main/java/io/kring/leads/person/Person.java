package io.kring.leads.person;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person, as much as this service needs to know.
 *
 * @param version of contacts-service: counts the changes
 * @param name how the person is shown: their name, else an address
 */
record Person(
        UUID id,
        int version,
        String name,
        @Nullable String email,
        @Nullable String phone) {

    /** What this service reads of {@code contact.created.v1}, {@code contact.updated.v1} and {@code contact.snapshot.v1}. */
    record Contact(
            UUID contactId,
            int version,
            String givenName,
            String familyName,
            List<String> emails,
            List<String> phones) {}

    /** What this service reads of {@code contact.deleted.v1}. */
    record Deleted(UUID contactId) {}

    static Person of(Contact contact) {
        var email = first(contact.emails());
        var phone = first(contact.phones());
        var name = (contact.givenName() + " " + contact.familyName()).strip();
        var shown = name.isEmpty()
                ? Stream.of(email, phone).filter(Objects::nonNull).findFirst().orElse("")
                : name;
        return new Person(contact.contactId(), contact.version(), shown, email, phone);
    }

    private static @Nullable String first(List<String> addresses) {
        return addresses.isEmpty() ? null : addresses.getFirst();
    }
}
