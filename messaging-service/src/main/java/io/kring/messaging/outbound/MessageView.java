package io.kring.messaging.outbound;

import io.kring.messaging.delivery.State;
import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to somebody, and what became of it.
 *
 * @param address null until it was sent, where it was not given
 * @param code of a failure, as the provider names it
 * @param reason of a failure or a suppression
 * @param providerId what the provider calls it
 * @param attempts how often it was handed to the provider
 */
public record MessageView(
        UUID messageId,
        UUID contactId,
        Channel channel,
        Purpose purpose,
        @Nullable UUID campaignId,
        @Nullable String address,
        @Nullable String subject,
        String text,
        State state,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String providerId,
        int attempts,
        Instant requestedAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt) {}
