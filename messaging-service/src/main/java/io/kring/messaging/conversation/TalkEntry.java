package io.kring.messaging.conversation;

import io.kring.messaging.delivery.State;
import io.kring.messaging.directory.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param direction in: they wrote; out: we did
 * @param state of a message of ours; null for one of theirs
 * @param campaignId of the campaign that it belongs to, or answers
 */
public record TalkEntry(
        UUID messageId,
        Direction direction,
        Channel channel,
        @Nullable String address,
        @Nullable String subject,
        String text,
        @Nullable State state,
        @Nullable UUID campaignId,
        Instant at) {
    /** Spelt as in JSON and SQL. */
    public enum Direction {
        in,
        out
    }
}
