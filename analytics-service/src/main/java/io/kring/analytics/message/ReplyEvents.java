package io.kring.analytics.message;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of the events about messages from somebody. */
final class ReplyEvents {
    private ReplyEvents() {}

    /** @param inReplyTo our last message to the sender; null where we never wrote */
    record Received(
            UUID messageId,
            @Nullable UUID contactId,
            String channel,
            String from,
            @Nullable InReplyTo inReplyTo,
            Instant receivedAt) {
        record InReplyTo(@Nullable UUID campaignId) {}
    }

    /** @param campaignId of our last message to the sender */
    record OptedOut(
            UUID messageId,
            @Nullable UUID contactId,
            String channel,
            String address,
            @Nullable UUID campaignId,
            @JsonAlias("at") Instant optedOutAt) {}
}
