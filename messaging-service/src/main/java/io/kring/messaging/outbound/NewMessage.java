package io.kring.messaging.outbound;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent.
 *
 * @param address where to; null takes the person's main address at the moment of sending
 * @param traceparent of what asked for it
 */
public record NewMessage(
        UUID id,
        UUID contactId,
        Channel channel,
        Purpose purpose,
        @Nullable UUID campaignId,
        @Nullable String address,
        @Nullable String subject,
        String text,
        Instant requestedAt,
        @Nullable String traceparent) {}
