package io.kring.messaging.sending;

import io.kring.messaging.delivery.Deliveries.News;
import io.kring.messaging.delivery.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The outcome of one call, to be stored. A message of which nobody knows whether it left is sent once more where its provider
 * would take it twice: to lose it is worse than to repeat it, but not than to repeat it again and again.
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
            case Outcome.Refused refused -> Stream.of(refused(refused.code(), refused.reason()));
            case Outcome.Later later ->
                Stream.of(later(later.reason(), claim.inDoubt() || later.inDoubt(), Backoff.after(claim.attempts())));
            case Outcome.Unknown unknown
            when claim.inDoubt() -> Stream.of(refused("unknown", "It may have arrived: " + unknown.reason()));
            case Outcome.Unknown unknown -> Stream.of(later(unknown.reason(), true, Backoff.LONGEST));
        };
    }

    private Happening later(String reason, boolean inDoubt, Duration pause) {
        return at.isAfter(claim.requestedAt().plus(Backoff.PATIENCE))
                ? refused("expired", "Not sent within " + Backoff.PATIENCE.toHours() + " hours: " + reason)
                : new Happening.Postponed(claim.attempts(), reason, at.plus(pause), inDoubt);
    }

    private Happening refused(String code, String reason) {
        return new Happening.Refused(claim.attempts(), code, reason);
    }
}
