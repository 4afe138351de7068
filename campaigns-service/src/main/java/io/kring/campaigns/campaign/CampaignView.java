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
 * A campaign as callers see it.
 *
 * @param segmentVersion of the segment whose filter this is; null from the launch on
 * @param filter whom it is for: until the launch the segment's present filter, from then on what was launched
 * @param recipients people for whom messages were requested so far
 * @param requests messages requested so far, over all channels
 * @param failure why the launch came to a halt: for ever where the state is failed, else it is tried again
 * @param audience how many people it would reach; of a draft, where one campaign is read
 * @param messageStates messages by their present state; after the launch, where one campaign is read
 */
public record CampaignView(
        UUID campaignId,
        int version,
        String name,
        @Nullable UUID segmentId,
        @Nullable Integer segmentVersion,
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
        @Nullable String failure,
        @Nullable AudienceSize audience,
        @Nullable Map<RecipientState, Long> messageStates) {

    /** For the ETag: changes with the campaign, and with the segment as long as that decides whom a launch would reach. */
    long tag() {
        return segmentVersion == null ? version : ((long) segmentVersion << Integer.SIZE) | version;
    }

    CampaignView with(@Nullable AudienceSize audience, @Nullable Map<RecipientState, Long> messageStates) {
        return new CampaignView(
                campaignId,
                version,
                name,
                segmentId,
                segmentVersion,
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
                failure,
                audience,
                messageStates);
    }
}
