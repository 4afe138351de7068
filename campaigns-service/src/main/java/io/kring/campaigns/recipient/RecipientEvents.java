package io.kring.campaigns.recipient;

import io.kring.campaigns.recipient.RecipientRepository.Change;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What recipients read of the events about messages. */
final class RecipientEvents {
    private RecipientEvents() {}

    /** An event that moves a message on; campaignId is null for those that no campaign asked for. */
    interface Told {
        UUID messageId();

        UUID contactId();

        String channel();

        @Nullable
        UUID campaignId();

        Instant at();

        default @Nullable String why() {
            return null;
        }

        default Change change(UUID campaign) {
            return new Change(campaign, contactId(), channel(), messageId(), why(), at());
        }
    }

    record Moved(
            UUID messageId,
            UUID contactId,
            String channel,
            @Nullable UUID campaignId,
            Instant at) implements Told {}

    record Failed(
            UUID messageId,
            UUID contactId,
            String channel,
            @Nullable UUID campaignId,
            String code,
            String reason,
            Instant at)
            implements Told {
        @Override
        public String why() {
            return code + " " + reason;
        }
    }

    record Suppressed(
            UUID messageId,
            UUID contactId,
            String channel,
            @Nullable UUID campaignId,
            String reason,
            Instant at) implements Told {
        @Override
        public String why() {
            return reason;
        }
    }
}
