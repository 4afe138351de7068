package io.kring.messaging.delivery;

import io.kring.messaging.directory.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is published of a message on its way; the names are those of the event types. */
final class DeliveryEvents {
    private DeliveryEvents() {}

    record MessageSent(
            UUID messageId,
            UUID contactId,
            Channel channel,
            @Nullable UUID campaignId,
            String address,
            String providerId,
            @Nullable String subject,
            String text,
            Instant at) {}

    record MessageDelivered(
            UUID messageId,
            UUID contactId,
            Channel channel,
            @Nullable UUID campaignId,
            Instant at) {}

    record MessageFailed(
            UUID messageId,
            UUID contactId,
            Channel channel,
            @Nullable UUID campaignId,
            String code,
            String reason,
            Instant at) {}
}
