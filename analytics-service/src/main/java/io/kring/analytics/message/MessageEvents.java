package io.kring.analytics.message;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of the events about messages to somebody; the components are columns of the table {@code message}. */
final class MessageEvents {
    private MessageEvents() {}

    record Sent(
            UUID messageId,
            UUID contactId,
            String channel,
            @Nullable UUID campaignId,
            @JsonAlias("at") Instant sentAt) {}

    record Delivered(
            UUID messageId,
            UUID contactId,
            String channel,
            @Nullable UUID campaignId,
            @JsonAlias("at") Instant deliveredAt) {}

    record Failed(
            UUID messageId,
            UUID contactId,
            String channel,
            @Nullable UUID campaignId,
            @JsonAlias("at") Instant failedAt,
            @JsonAlias("code") String failureCode) {}

    record Suppressed(
            UUID messageId,
            UUID contactId,
            String channel,
            @Nullable UUID campaignId,
            @JsonAlias("at") Instant suppressedAt,
            @JsonAlias("reason") String suppressionReason) {}
}
