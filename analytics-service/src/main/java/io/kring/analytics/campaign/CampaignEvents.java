package io.kring.analytics.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is read of the events about campaigns as a whole; the components are columns of the table {@code campaign}. */
final class CampaignEvents {
    private CampaignEvents() {}

    record Launched(UUID campaignId, String name, List<String> channels, Instant launchedAt) {}

    /**
     * @param recipients people in the segment
     * @param requests messages requested, over all channels
     */
    record Completed(UUID campaignId, int recipients, int requests, Instant completedAt) {}
}
