package io.kring.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.delivery.Deliveries.News;
import io.kring.messaging.delivery.Happening;
import io.kring.messaging.delivery.Happening.Accepted;
import io.kring.messaging.delivery.Happening.Delivered;
import io.kring.messaging.delivery.Happening.Postponed;
import io.kring.messaging.delivery.Happening.Refused;
import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

    @Test
    void anAcceptedMessageIsSent() {
        // When
        var happenings = happenings(new Outcome.Taken("SM1", false), Duration.ZERO);

        // Then
        assertThat(happenings).containsExactly(new Accepted("SM1"));
    }

    @Test
    void whereNoReceiptFollowsItIsDeliveredToo() {
        // When
        var happenings = happenings(new Outcome.Taken("<1@kring>", true), Duration.ZERO);

        // Then
        assertThat(happenings).containsExactly(new Accepted("<1@kring>"), new Delivered("<1@kring>"));
    }

    @Test
    void aMessageThatCouldNotGoWaitsTheLongerTheOftenerItWasTried() {
        // When
        var happenings = happenings(new Outcome.Later("busy", true), Duration.ofHours(23));

        // Then
        assertThat(happenings).containsExactly(new Postponed(3, "busy", NOW.plusSeconds(4), true));
    }

    @Test
    void aDoubtThatAnEarlierAttemptLeftStays() {
        // When
        var happenings = happenings(new Outcome.Later("busy", false), Duration.ZERO, true);

        // Then
        assertThat(happenings).containsExactly(new Postponed(3, "busy", NOW.plusSeconds(4), true));
    }

    @Test
    void whatItsProviderWouldTakeTwiceIsSentOnceMoreAndNotAgain() {
        // Given
        var unknown = new Outcome.Unknown("socket was closed");

        // When
        var first = happenings(unknown, Duration.ZERO, false);
        var second = happenings(unknown, Duration.ZERO, true);

        // Then
        assertThat(first).containsExactly(new Postponed(3, "socket was closed", NOW.plusSeconds(600), true));
        assertThat(second).containsExactly(new Refused(3, "unknown", "It may have arrived: socket was closed"));
    }

    @Test
    void afterADayItIsGivenUp() {
        // When
        var happenings = happenings(new Outcome.Later("busy", false), Duration.ofHours(25));

        // Then
        assertThat(happenings).containsExactly(new Refused(3, "expired", "Not sent within 24 hours: busy"));
    }

    private static List<Happening> happenings(Outcome outcome, Duration age) {
        return happenings(outcome, age, false);
    }

    private static List<Happening> happenings(Outcome outcome, Duration age, boolean inDoubt) {
        var recipient = new Gate.Recipient(true, null, "granted", false, "+31612345678");
        var id = UUID.randomUUID();
        var claim = new Claim(
                "meer",
                id,
                id,
                Channel.sms,
                Purpose.marketing,
                null,
                null,
                "Hoi",
                3,
                inDoubt,
                NOW.minus(age),
                null,
                recipient,
                0);
        return new Result(claim, outcome, NOW, () -> {})
                .news()
                .map(News::happening)
                .toList();
    }
}
