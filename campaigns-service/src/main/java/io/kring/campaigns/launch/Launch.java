package io.kring.campaigns.launch;

import io.kring.campaigns.campaign.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign on its way out.
 *
 * @param reached the last person whose messages were requested
 * @param recipients people reached so far
 * @param requests messages requested so far
 */
public record Launch(
        UUID campaignId,
        String filter,
        Purpose purpose,
        Instant launchedAt,
        @Nullable UUID reached,
        long recipients,
        long requests) {
    /** Where it stands after these. */
    Launch reached(UUID last, int people, int messages) {
        return new Launch(campaignId, filter, purpose, launchedAt, last, recipients + people, requests + messages);
    }
}
