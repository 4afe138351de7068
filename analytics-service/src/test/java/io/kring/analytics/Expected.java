package io.kring.analytics;

import io.kring.analytics.History.Told;
import io.kring.analytics.campaign.CampaignResult;
import io.kring.analytics.campaign.CampaignResult.ChannelResult;
import io.kring.analytics.funnel.Funnel;
import io.kring.analytics.order.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures by their definitions, counted from the events in memory. */
record Expected(List<Told> events) {

    CampaignResult campaign(UUID id) {
        var campaign = id.toString();
        var launched = only("campaign.launched.v1", campaign);
        var completed = only("campaign.completed.v1", campaign);
        var orders = ofCampaign("order.recorded.v1", campaign, null).toList();
        return new CampaignResult(
                id,
                launched.data().path("name").textValue(),
                Instant.parse(launched.data().path("launchedAt").textValue()),
                completed.data().path("recipients").intValue(),
                completed.data().path("requests").intValue(),
                messages("message.sent.v1", campaign, null),
                messages("message.delivered.v1", campaign, null),
                messages("message.failed.v1", campaign, null),
                messages("message.suppressed.v1", campaign, null),
                ofCampaign("message.suppressed.v1", campaign, null)
                        .collect(Collectors.groupingBy(
                                told -> told.data().path("reason").textValue(), Collectors.counting())),
                answered(campaign, null),
                optedOut(campaign, null),
                orders.size(),
                sums(orders),
                List.of(channel(campaign, "sms"), channel(campaign, "email")));
    }

    /** Of all time. */
    Funnel funnel() {
        return new Funnel(
                of("lead.captured.v1").count(),
                of("lead.converted.v1").count(),
                of("opportunity.created.v1").count(),
                closed("won").count(),
                closed("lost").count(),
                sums(closed("won").toList()));
    }

    private ChannelResult channel(String campaign, String channel) {
        return new ChannelResult(
                channel,
                messages("message.sent.v1", campaign, channel),
                messages("message.delivered.v1", campaign, channel),
                messages("message.failed.v1", campaign, channel),
                messages("message.suppressed.v1", campaign, channel),
                answered(campaign, channel),
                optedOut(campaign, channel));
    }

    private long messages(String type, String campaign, @Nullable String channel) {
        return ofCampaign(type, campaign, channel)
                .map(told -> told.text("messageId"))
                .distinct()
                .count();
    }

    private long answered(String campaign, @Nullable String channel) {
        var stops =
                of("message.opted-out.v1").map(told -> told.text("messageId")).toList();
        return of("message.received.v1")
                .filter(told -> campaign.equals(
                        told.data().path("inReplyTo").path("campaignId").textValue()))
                .filter(on(channel))
                .filter(told -> !stops.contains(told.text("messageId")))
                .map(told -> Objects.requireNonNullElse(told.text("contactId"), told.text("from")))
                .distinct()
                .count();
    }

    private long optedOut(String campaign, @Nullable String channel) {
        return ofCampaign("message.opted-out.v1", campaign, channel)
                .map(told -> Objects.requireNonNullElse(told.text("contactId"), told.text("address")))
                .distinct()
                .count();
    }

    private static List<Money> sums(List<Told> sales) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        sales.forEach(told -> sums.merge(
                told.data().path("currency").textValue(),
                told.data().path("amount").decimalValue(),
                BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getKey(), sum.getValue()))
                .toList();
    }

    private Stream<Told> closed(String outcome) {
        return of("opportunity.closed.v1").filter(told -> outcome.equals(told.text("outcome")));
    }

    private Told only(String type, String campaign) {
        return ofCampaign(type, campaign, null).findFirst().orElseThrow();
    }

    private Stream<Told> ofCampaign(String type, String campaign, @Nullable String channel) {
        return of(type).filter(told -> campaign.equals(told.text("campaignId"))).filter(on(channel));
    }

    private Stream<Told> of(String type) {
        return events.stream().filter(told -> told.is(type));
    }

    private static Predicate<Told> on(@Nullable String channel) {
        return told -> channel == null || channel.equals(told.text("channel"));
    }
}
