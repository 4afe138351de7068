package io.kring.contacts.recognition;

import io.kring.contacts.consent.ConsentInput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What recognition reads of leads and messages, and what it publishes. */
final class RecognitionEvents {
    private RecognitionEvents() {}

    record LeadCaptured(
            UUID leadId,
            String source,
            String givenName,
            String familyName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            @Nullable String note,
            List<ConsentInput> consents,
            Instant capturedAt) {}

    record MessageReceived(
            UUID messageId, @Nullable UUID contactId, String channel, String from, String text, Instant receivedAt) {}

    record OptedOut(UUID messageId, String channel, String address, String text, Instant at) {}

    /** The event {@code contact.identified.v1}. */
    record ContactIdentified(UUID contactId, String subjectType, UUID subjectId, boolean created) {}
}
