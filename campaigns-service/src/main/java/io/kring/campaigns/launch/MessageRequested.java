package io.kring.campaigns.launch;

import io.kring.campaigns.campaign.Purpose;
import io.kring.campaigns.recipient.Recipient;
import io.kring.campaigns.recipient.RecipientState;
import io.kring.campaigns.template.Channel;
import io.kring.campaigns.template.MessageRules;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code message.requested.v1}.
 *
 * @param subject of an e-mail
 */
record MessageRequested(
        UUID messageId,
        UUID contactId,
        Channel channel,
        Purpose purpose,
        UUID campaignId,
        @Nullable String subject,
        String text,
        Instant requestedAt) {

    /** What the campaign keeps of it: requested, or failed where it cannot be sent as it reads for this person. */
    Recipient recipient() {
        var fault = MessageRules.fault(channel, text);
        var state = fault == null ? RecipientState.requested : RecipientState.failed;
        return new Recipient(contactId, channel, messageId, state, fault, requestedAt);
    }
}
