package io.kring.campaigns.campaign;

import io.kring.campaigns.template.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The event {@code campaign.launched.v1}.
 *
 * @param segment the CEL expression that chooses the recipients
 */
public record CampaignLaunched(
        UUID campaignId, String name, String segment, List<Channel> channels, String launchedBy, Instant launchedAt) {}
