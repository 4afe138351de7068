package io.kring.campaigns.recipient;

import io.kring.campaigns.template.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a campaign to one person, and what became of it.
 *
 * @param reason why it failed or was suppressed
 */
public record Recipient(
        UUID contactId,
        Channel channel,
        UUID messageId,
        RecipientState state,
        @Nullable String reason,
        Instant changedAt) {}
