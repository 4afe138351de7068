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
        Instant changedAt) {
    /** Whom it reaches where. */
    public record Reach(UUID contactId, Channel channel) {}

    public Reach reach() {
        return new Reach(contactId, channel);
    }

    /** The same, of who stands for them. */
    Recipient of(UUID contact) {
        return new Recipient(contact, channel, messageId, state, reason, changedAt);
    }
}
