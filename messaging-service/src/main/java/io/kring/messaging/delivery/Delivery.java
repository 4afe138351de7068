package io.kring.messaging.delivery;

import io.kring.messaging.delivery.Happening.Accepted;
import io.kring.messaging.delivery.Happening.Delivered;
import io.kring.messaging.delivery.Happening.Postponed;
import io.kring.messaging.delivery.Happening.Refused;
import io.kring.messaging.delivery.Happening.Undelivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one message. Receipts overtake answers, calls are repeated after a crash and receipts come twice, so every
 * order of happenings must lead to the same end, and tell of each step once. What has ended stays as it is. What an attempt
 * says against the message counts only until the next attempt begins; that the provider has it counts whoever says so.
 *
 * @param attempt the present or last one
 * @param providerId set when it is first known that the provider has the message; {@code sent} was told then
 * @param code why it failed, as the provider names it
 * @param reason why it failed, or why it waits for another try
 * @param nextAttemptAt set by the last postponement
 * @param inDoubt whether the provider may have it without our knowing
 */
public record Delivery(
        State state,
        int attempt,
        @Nullable String providerId,
        @Nullable String code,
        @Nullable String reason,
        @Nullable Instant nextAttemptAt,
        boolean inDoubt) {

    /** What others are told of. */
    public enum Told {
        sent,
        delivered,
        failed
    }

    /** How the delivery stands after a happening, and what is to be told because of it. */
    public record Step(Delivery after, List<Told> told) {}

    public static Delivery of(State state, int attempt, @Nullable String providerId, boolean inDoubt) {
        return new Delivery(state, attempt, providerId, null, null, null, inDoubt);
    }

    public Step on(Happening happening) {
        if (state.ended()) {
            return new Step(this, List.of());
        }
        return switch (happening) {
            case Accepted accepted -> has(accepted.providerId(), State.sent, null, null);
            case Delivered delivered -> has(delivered.providerId(), State.delivered, null, null);
            case Undelivered undelivered ->
                has(undelivered.providerId(), State.failed, undelivered.code(), undelivered.reason());
            case Refused refused
            when providerId == null && refused.attempt() == attempt ->
                new Step(
                        new Delivery(State.failed, attempt, null, refused.code(), refused.reason(), null, false),
                        List.of(Told.failed));
            case Postponed postponed
            when state == State.sending && postponed.attempt() == attempt ->
                new Step(
                        new Delivery(
                                State.queued,
                                attempt,
                                providerId,
                                null,
                                postponed.reason(),
                                postponed.nextAttemptAt(),
                                postponed.inDoubt()),
                        List.of());
            case Refused late -> new Step(this, List.of());
            case Postponed late -> new Step(this, List.of());
        };
    }

    /** The same, without the provider's words, and its name of the message. */
    Delivery ofNobody() {
        return new Delivery(
                state,
                attempt,
                providerId == null ? null : "",
                code,
                reason == null ? null : "",
                nextAttemptAt,
                inDoubt);
    }

    /** The provider has the message: tells so when that is new, and of the end when this is it. */
    private Step has(String id, State next, @Nullable String code, @Nullable String reason) {
        var told = new ArrayList<Told>();
        if (providerId == null) {
            told.add(Told.sent);
        }
        if (next != State.sent) {
            told.add(next == State.delivered ? Told.delivered : Told.failed);
        }
        var known = providerId == null ? id : providerId;
        return new Step(new Delivery(next, attempt, known, code, reason, null, false), List.copyOf(told));
    }
}
