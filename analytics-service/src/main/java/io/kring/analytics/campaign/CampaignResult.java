package io.kring.analytics.campaign;

import io.kring.analytics.order.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a campaign up to now.
 *
 * @param recipients people in the segment; null until every message was requested
 * @param requests messages requested, over all channels; null until every one was
 * @param sent messages that a provider accepted
 * @param delivered messages that a provider reported as delivered
 * @param failed messages that were refused or could not be delivered
 * @param suppressed messages that were not sent
 * @param answered people who wrote back, other than to opt out
 * @param optedOut people who asked not to be written to any more
 * @param orders credited to the campaign
 * @param revenue of these orders, by currency
 * @param channels those that the campaign went out on, and any other that was used
 */
public record CampaignResult(
        UUID campaignId,
        String name,
        Instant launchedAt,
        @Nullable Integer recipients,
        @Nullable Integer requests,
        long sent,
        long delivered,
        long failed,
        long suppressed,
        Map<String, Long> suppressedByReason,
        long answered,
        long optedOut,
        long orders,
        List<Money> revenue,
        List<ChannelResult> channels) {

    /** The part of one channel. A person who answers on two channels counts in each, and once in the campaign. */
    public record ChannelResult(
            String channel, long sent, long delivered, long failed, long suppressed, long answered, long optedOut) {}
}
