package io.kring.messaging.inbound;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.outbound.LastMessage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is heard from the gateway, and what is published of messages to us. */
final class InboundEvents {
    private InboundEvents() {}

    /** A webhook as the gateway accepted it. */
    record InboundReceived(String kind, Map<String, String> parameters, Instant receivedAt) {}

    /** The event {@code message.received.v1}. */
    record MessageReceived(
            UUID messageId,
            UUID conversationId,
            @Nullable UUID contactId,
            Channel channel,
            String from,
            String to,
            String text,
            LastMessage.@Nullable Ours inReplyTo,
            Instant receivedAt) {}

    /** The event {@code message.opted-out.v1}. */
    record OptedOut(
            UUID messageId,
            @Nullable UUID contactId,
            Channel channel,
            String address,
            String text,
            @Nullable UUID campaignId,
            Instant at) {}
}
