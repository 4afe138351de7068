package io.kring.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.delivery.Delivery.Told;
import io.kring.messaging.delivery.Happening.Accepted;
import io.kring.messaging.delivery.Happening.Delivered;
import io.kring.messaging.delivery.Happening.Postponed;
import io.kring.messaging.delivery.Happening.Refused;
import io.kring.messaging.delivery.Happening.Undelivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Postponed NOT_NOW = new Postponed(1, "busy", Instant.EPOCH, false);

    /** What really becomes of a message, what can be learnt of it, and what must be told in the end. */
    private enum Fate {
        DELIVERED(State.delivered, List.of(Told.sent, Told.delivered), new Accepted("SM1"), new Delivered("SM1")),
        UNDELIVERED(
                State.failed, List.of(Told.sent, Told.failed), new Accepted("SM1"), new Undelivered("SM1", "1", "x")),
        NO_RECEIPT(State.sent, List.of(Told.sent), new Accepted("SM1")),
        REFUSED(State.failed, List.of(Told.failed), new Refused(1, "21211", "no such number"));

        private final State end;
        private final List<Told> told;
        private final List<Happening> happenings;

        Fate(State end, List<Told> told, Happening... happenings) {
            this.end = end;
            this.told = told;
            this.happenings = List.of(happenings);
        }
    }

    private record Story(Fate fate, List<Happening> happenings) {}

    @Property
    void everyOrderOfHappeningsEndsInTheSameStateAndTellsEachStepOnce(@ForAll("stories") Story story) {
        // Given
        var delivery = Delivery.of(State.sending, 1, null, true);
        var told = new ArrayList<Told>();

        // When
        for (var happening : story.happenings()) {
            var step = delivery.on(happening);
            delivery = step.after();
            told.addAll(step.told());
            if (delivery.state() == State.queued) {
                delivery = Delivery.of(State.sending, 1, delivery.providerId(), true);
            }
        }

        // Then
        assertThat(delivery.state()).isEqualTo(story.fate().end);
        assertThat(told).isEqualTo(story.fate().told);
    }

    /** All that can be learnt comes at least once, some of it twice, calls that led nowhere in between, in any order. */
    @Provide
    Arbitrary<Story> stories() {
        return Arbitraries.of(Fate.values()).flatMap(fate -> {
            var repeats = Arbitraries.of(fate.happenings).list().ofMaxSize(3);
            var failures = Arbitraries.<Happening>just(NOT_NOW).list().ofMaxSize(3);
            return repeats.flatMap(again -> failures.flatMap(failed -> {
                var all = new ArrayList<>(fate.happenings);
                all.addAll(again);
                all.addAll(failed);
                return Arbitraries.shuffle(all).map(order -> new Story(fate, order));
            }));
        });
    }

    @Test
    void whatWasPostponedIsQueuedAgainWithTheTimeOfTheNextAttempt() {
        // Given
        var next = Instant.parse("2026-03-01T09:30:00Z");
        var sending = Delivery.of(State.sending, 2, null, true);

        // When
        var step = sending.on(new Postponed(2, "busy", next, false));

        // Then
        assertThat(step.after()).isEqualTo(new Delivery(State.queued, 2, null, null, "busy", next, false));
        assertThat(step.told()).isEmpty();
    }

    @Test
    void whatAnEarlierAttemptSaysAgainstAMessageIsPassedOver() {
        // Given
        var sending = Delivery.of(State.sending, 2, null, true);

        // When
        var postponed = sending.on(new Postponed(1, "busy", Instant.EPOCH, false));
        var refused = sending.on(new Refused(1, "21211", "no such number"));
        var accepted = sending.on(new Accepted("SM1"));

        // Then
        assertThat(postponed.after()).isEqualTo(sending);
        assertThat(refused).isEqualTo(new Delivery.Step(sending, List.of()));
        assertThat(accepted.told()).containsExactly(Told.sent);
    }

    @Test
    void aSuppressedMessageStaysSuppressed() {
        // Given
        var suppressed = Delivery.of(State.suppressed, 0, null, false);

        // When
        var step = suppressed.on(new Delivered("SM1"));

        // Then
        assertThat(step).isEqualTo(new Delivery.Step(suppressed, List.of()));
    }

    @Test
    void aReceiptFindsAMessageThatIsQueuedAgain() {
        // Given
        var queued = Delivery.of(State.queued, 1, null, true);

        // When
        var step = queued.on(new Delivered("SM1"));

        // Then
        assertThat(step.after().state()).isEqualTo(State.delivered);
        assertThat(step.told()).containsExactly(Told.sent, Told.delivered);
    }
}
