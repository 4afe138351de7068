package io.kring.campaigns.launch;

import java.time.Instant;
import java.util.UUID;

/**
 * The event {@code campaign.completed.v1}.
 *
 * @param recipients people in the segment
 * @param requests messages requested, over all channels
 */
record CampaignCompleted(UUID campaignId, long recipients, long requests, Instant completedAt) {}
