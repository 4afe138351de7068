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

    /** @param consents the survivor's */
    record Merged(UUID contactId, int version, UUID survivorId, List<ConsentSince> consents) {}

    /**
     * @param contactId the survivor
     * @param consents theirs, exactly
     */
    record Unmerged(UUID contactId, List<Restored> restored, List<ConsentSince> consents) {
        record Restored(UUID contactId, int version) {}
    }

    /** A present state, and since when. */
    record ConsentSince(String channel, String purpose, String state, Instant at) {
        ConsentChanged of(UUID contact) {
            return new ConsentChanged(contact, channel, purpose, state, at);
        }
    }

    record ConsentChanged(UUID contactId, String channel, String purpose, String state, Instant at) {}
}
