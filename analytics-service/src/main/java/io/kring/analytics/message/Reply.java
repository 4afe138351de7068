package io.kring.analytics.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one event tells of a message from somebody; the components are columns of the table {@code reply}.
 *
 * @param campaignId the campaign that it answers; null where it answers none
 * @param contactId null while the sender is not known
 */
record Reply(
        UUID messageId,
        @Nullable UUID campaignId,
        String channel,
        @Nullable UUID contactId,
        String address,
        @Nullable Instant receivedAt,
        @Nullable Instant optedOutAt) {

    static Reply of(ReplyEvents.Received event) {
        var answered = event.inReplyTo();
        return new Reply(
                event.messageId(),
                answered == null ? null : answered.campaignId(),
                event.channel(),
                event.contactId(),
                event.from(),
                event.receivedAt(),
                null);
    }

    static Reply of(ReplyEvents.OptedOut event) {
        return new Reply(
                event.messageId(),
                event.campaignId(),
                event.channel(),
                event.contactId(),
                event.address(),
                null,
                event.optedOutAt());
    }

    boolean isOfCampaign() {
        return campaignId != null;
    }
}
