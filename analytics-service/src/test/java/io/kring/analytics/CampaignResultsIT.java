package io.kring.analytics;

import static io.kring.analytics.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.analytics.History.Told;
import io.kring.analytics.campaign.CampaignResult;
import io.kring.analytics.campaign.CampaignResult.ChannelResult;
import io.kring.analytics.order.Money;
import io.kring.platform.id.Ids;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** From the topics to the answer over HTTP. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class CampaignResultsIT {
    @Test
    void countsWhatBecameOfACampaign() {
        // Given
        var api = Api.ofNewTenant();
        var history = new History();
        var campaign = history.campaign("Spring sailing", "2026-03-01T09:30:00Z", 3);
        var sjoukje = Ids.next();
        var matti = Ids.next();
        history.message(campaign, "sms", sjoukje, "sent", "delivered");
        history.message(campaign, "email", sjoukje, "sent", "delivered");
        history.message(campaign, "sms", matti, "sent", "failed");
        history.message(campaign, "email", matti, "no-consent");
        history.message(null, "sms", matti, "sent", "delivered");
        history.answer(campaign, "sms", sjoukje, "+31612345678", false);
        history.answer(campaign, "email", sjoukje, "sjoukje@example.org", false);
        history.answer(campaign, "sms", null, "+358401234567", false);
        history.answer(campaign, "sms", null, "+358401234567", false);
        history.answer(campaign, "sms", matti, "+358407654321", true);
        history.order(campaign, "1250.50", "EUR");
        history.order(campaign, "49.50", "EUR");
        history.order(campaign, "990", "SEK");
        history.order(null, "10", "EUR");

        // When
        api.publish(shuffledTwice(history.events()));

        // Then
        var expected = new CampaignResult(
                campaign,
                "Spring sailing",
                Instant.parse("2026-03-01T09:30:00Z"),
                3,
                3,
                3,
                2,
                1,
                1,
                Map.of("no-consent", 1L),
                2,
                1,
                3,
                List.of(new Money("EUR", new BigDecimal("1300.0")), new Money("SEK", new BigDecimal("990"))),
                List.of(new ChannelResult("sms", 2, 1, 1, 0, 2, 1), new ChannelResult("email", 1, 1, 0, 1, 1, 0)));
        eventually(() -> assertThat(api.campaign(campaign))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected));
    }

    private static List<Told> shuffledTwice(List<Told> events) {
        var twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, new Random(7));
        return twice;
    }
}
