package io.kring.analytics.campaign;

import io.kring.analytics.campaign.CampaignResult.ChannelResult;
import io.kring.analytics.order.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of one campaign as the database groups them, and how they add up to its result. */
record Figures(List<Messages> messages, List<People> people, List<Sales> sales) {
    /** @param suppressionReason why those that are suppressed were; null for the others */
    record Messages(
            String channel,
            @Nullable String suppressionReason,
            long sent,
            long delivered,
            long failed,
            long suppressed) {}

    /** @param channel null for people on any channel: fewer than the sum where some wrote on two */
    record People(@Nullable String channel, long answered, long optedOut) {}

    record Sales(String currency, long orders, BigDecimal amount) {}

    CampaignResult of(Campaign campaign) {
        var people = people(null);
        return new CampaignResult(
                campaign.campaignId(),
                campaign.name(),
                campaign.launchedAt(),
                campaign.recipients(),
                campaign.requests(),
                sum(messages, Messages::sent),
                sum(messages, Messages::delivered),
                sum(messages, Messages::failed),
                sum(messages, Messages::suppressed),
                suppressedByReason(),
                people.answered(),
                people.optedOut(),
                sum(sales, Sales::orders),
                sales.stream()
                        .map(sale -> new Money(sale.currency(), sale.amount()))
                        .toList(),
                channels(campaign).map(this::channel).toList());
    }

    private Map<String, Long> suppressedByReason() {
        return messages.stream()
                .filter(group -> group.suppressionReason() != null)
                .collect(Collectors.groupingBy(
                        Messages::suppressionReason, TreeMap::new, Collectors.summingLong(Messages::suppressed)));
    }

    /** Those it went out on first; a person may answer on another one. */
    private Stream<String> channels(Campaign campaign) {
        var used = Stream.concat(
                messages.stream().map(Messages::channel), people.stream().map(People::channel));
        return Stream.concat(
                        campaign.channels().stream(),
                        used.filter(Objects::nonNull).sorted())
                .distinct();
    }

    private ChannelResult channel(String channel) {
        var ofChannel = messages.stream()
                .filter(group -> group.channel().equals(channel))
                .toList();
        var people = people(channel);
        return new ChannelResult(
                channel,
                sum(ofChannel, Messages::sent),
                sum(ofChannel, Messages::delivered),
                sum(ofChannel, Messages::failed),
                sum(ofChannel, Messages::suppressed),
                people.answered(),
                people.optedOut());
    }

    private People people(@Nullable String channel) {
        return people.stream()
                .filter(group -> Objects.equals(group.channel(), channel))
                .findFirst()
                .orElseGet(() -> new People(channel, 0, 0));
    }

    private static <T> long sum(List<T> groups, ToLongFunction<T> figure) {
        return groups.stream().mapToLong(figure).sum();
    }
}
