package io.kring.campaigns.campaign;

import io.kring.campaigns.audience.AudienceSize;
import io.kring.campaigns.recipient.RecipientState;
import io.kring.campaigns.template.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as callers see it; the version is also the ETag.
 *
 * @param filter whom it is for: until the launch the segment's present filter, from then on what was launched
 * @param recipients people for whom messages were requested so far
 * @param requests messages requested so far, over all channels
 * @param audience how many people it would reach; of a draft, where one campaign is read
 * @param messageStates messages by their present state; after the launch, where one campaign is read
 */
public record CampaignView(
        UUID campaignId,
        int version,
        String name,
        @Nullable UUID segmentId,
        String filter,
        Purpose purpose,
        List<Message> messages,
        CampaignState state,
        String createdBy,
        Instant createdAt,
        @Nullable String launchedBy,
        @Nullable Instant launchedAt,
        @Nullable Instant completedAt,
        long recipients,
        long requests,
        @Nullable AudienceSize audience,
        @Nullable Map<RecipientState, Long> messageStates) {

    CampaignView with(@Nullable AudienceSize audience, @Nullable Map<RecipientState, Long> messageStates) {
        return new CampaignView(
                campaignId,
                version,
                name,
                segmentId,
                filter,
                purpose,
                messages,
                state,
                createdBy,
                createdAt,
                launchedBy,
                launchedAt,
                completedAt,
                recipients,
                requests,
                audience,
                messageStates);
    }
}
