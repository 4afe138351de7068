package io.kring.campaigns.launch;

import io.kring.campaigns.campaign.Purpose;
import io.kring.campaigns.template.Channel;
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
        Instant requestedAt) {}
