package io.kring.campaigns.audience;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the audience reads of the events about people. */
final class AudienceEvents {
    private static final String MARKETING = "marketing";
    private static final String GRANTED = "granted";

    private AudienceEvents() {}

    /** The present consent for one channel and purpose. */
    record Consent(String channel, String purpose, String state) {
        boolean allowsMarketing(String by) {
            return channel.equals(by) && purpose.equals(MARKETING) && state.equals(GRANTED);
        }
    }

    /** The whole state, as created, updated and snapshot carry it. */
    record ContactState(
            UUID contactId,
            int version,
            String givenName,
            String familyName,
            List<String> emails,
            List<String> phones,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            @Nullable String preferredChannel,
            List<String> tags,
            List<Consent> consents,
            Instant createdAt) {
        boolean allowsMarketing(String channel) {
            return consents.stream().anyMatch(consent -> consent.allowsMarketing(channel));
        }
    }

    record ContactDeleted(UUID contactId) {}

    record ConsentChanged(UUID contactId, String channel, String purpose, String state) {
        boolean isForMarketing() {
            return purpose.equals(MARKETING);
        }

        boolean granted() {
            return state.equals(GRANTED);
        }
    }
}
