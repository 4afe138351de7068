package io.kring.messaging.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the directory reads of contacts-service's events; channels and purposes as text, because more may come. */
final class DirectoryEvents {
    private DirectoryEvents() {}

    /** A person's whole state. */
    record Person(
            UUID contactId,
            int version,
            List<String> emails,
            List<String> phones,
            @Nullable String preferredChannel,
            List<Consent> consents) {
        record Consent(String channel, String purpose, String state) {}
    }

    record ContactDeleted(UUID contactId) {}

    record ConsentChanged(UUID contactId, String channel, String purpose, String state, Instant at) {}
}
