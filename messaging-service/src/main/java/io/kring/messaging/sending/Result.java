package io.kring.messaging.sending;

import io.kring.messaging.delivery.Deliveries.News;
import io.kring.messaging.delivery.Happening;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The outcome of one call, to be stored.
 *
 * @param stored run when it is, or was given up: makes room for another message
 */
record Result(Claim claim, Outcome outcome, Instant at, Runnable stored) {

    Stream<News> news() {
        return happenings().map(happening -> new News(claim.id(), happening, at));
    }

    private Stream<Happening> happenings() {
        return switch (outcome) {
            case Outcome.Taken taken
            when taken.arrived() ->
                Stream.of(new Happening.Accepted(taken.providerId()), new Happening.Delivered(taken.providerId()));
            case Outcome.Taken taken -> Stream.of(new Happening.Accepted(taken.providerId()));
            case Outcome.Refused refused -> Stream.of(new Happening.Refused(refused.code(), refused.reason()));
            case Outcome.Later later -> Stream.of(later(later));
        };
    }

    private Happening later(Outcome.Later later) {
        if (at.isAfter(claim.requestedAt().plus(Backoff.PATIENCE))) {
            return new Happening.Refused(
                    "expired", "Not sent within " + Backoff.PATIENCE.toHours() + " hours: " + later.reason());
        }
        var next = at.plus(Backoff.after(claim.attempts()));
        return new Happening.Postponed(later.reason(), next, later.inDoubt());
    }
}
