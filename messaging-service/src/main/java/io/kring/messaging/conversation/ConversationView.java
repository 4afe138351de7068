package io.kring.messaging.conversation;

import io.kring.messaging.directory.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with somebody.
 *
 * @param contactId null while nobody knows who it is
 * @param channel where they wrote last, from {@code address}
 * @param state open, or closed when it went on in another one because both turned out to be of the same person, or were merged
 * @param lastActivityAt when they wrote or were answered last
 */
public record ConversationView(
        UUID conversationId,
        @Nullable UUID contactId,
        Channel channel,
        String address,
        String state,
        Instant openedAt,
        Instant lastActivityAt) {}
