package io.kring.analytics.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.analytics.campaign.CampaignResult.ChannelResult;
import io.kring.analytics.campaign.Figures.Messages;
import io.kring.analytics.campaign.Figures.People;
import io.kring.analytics.campaign.Figures.Sales;
import io.kring.analytics.order.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final UUID ID = UUID.fromString("0199c0de-0005-7000-8000-000000000005");
    private static final Instant LAUNCHED = Instant.parse("2026-03-01T09:30:00Z");
    private static final Campaign SPRING = new Campaign(ID, "Spring", List.of("sms", "email"), LAUNCHED, 10, 20);

    @Test
    void addsUpToTheCampaign() {
        // Given
        var figures = new Figures(
                List.of(
                        new Messages("sms", null, 5, 3, 1, 0),
                        new Messages("sms", "no-consent", 0, 0, 0, 4),
                        new Messages("email", "no-consent", 0, 0, 0, 2),
                        new Messages("email", "no-address", 0, 0, 0, 1)),
                List.of(new People(null, 2, 1), new People("sms", 2, 1), new People("email", 1, 0)),
                List.of(new Sales("EUR", 2, new BigDecimal("30.00")), new Sales("SEK", 1, new BigDecimal("99"))));

        // When
        var result = figures.of(SPRING);

        // Then
        assertThat(result)
                .isEqualTo(new CampaignResult(
                        ID,
                        "Spring",
                        LAUNCHED,
                        10,
                        20,
                        5,
                        3,
                        1,
                        7,
                        Map.of("no-consent", 6L, "no-address", 1L),
                        2,
                        1,
                        3,
                        List.of(new Money("EUR", new BigDecimal("30.00")), new Money("SEK", new BigDecimal("99"))),
                        List.of(
                                new ChannelResult("sms", 5, 3, 1, 4, 2, 1),
                                new ChannelResult("email", 0, 0, 0, 3, 1, 0))));
    }

    @Test
    void showsEveryChannelOfACampaignThatNobodyGotYet() {
        // Given
        var nothing = new Figures(List.of(), List.of(new People(null, 0, 0)), List.of());

        // When
        var result = nothing.of(SPRING);

        // Then
        assertThat(result.channels())
                .containsExactly(
                        new ChannelResult("sms", 0, 0, 0, 0, 0, 0), new ChannelResult("email", 0, 0, 0, 0, 0, 0));
        assertThat(result.suppressedByReason()).isEmpty();
    }

    @Test
    void showsAChannelThatPeopleAnsweredOnThoughItWasNotUsed() {
        // Given
        var bySms = new Campaign(ID, "Spring", List.of("sms"), LAUNCHED, null, null);
        var figures = new Figures(List.of(), List.of(new People(null, 1, 0), new People("email", 1, 0)), List.of());

        // When
        var result = figures.of(bySms);

        // Then
        assertThat(result.channels())
                .containsExactly(
                        new ChannelResult("sms", 0, 0, 0, 0, 0, 0), new ChannelResult("email", 0, 0, 0, 0, 1, 0));
    }
}
