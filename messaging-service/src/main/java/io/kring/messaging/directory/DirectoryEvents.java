package io.kring.messaging.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the directory reads of contacts-service's events. */
final class DirectoryEvents {
    private DirectoryEvents() {}

    /** A person's whole state. */
    record Person(
            UUID contactId,
            int version,
            List<String> emails,
            List<String> phones,
            @Nullable Channel preferredChannel,
            List<Consent> consents) {
        record Consent(Channel channel, Purpose purpose, String state) {}
    }

    record ContactDeleted(UUID contactId) {}

    record ConsentChanged(UUID contactId, Channel channel, Purpose purpose, String state, Instant at) {}
}
