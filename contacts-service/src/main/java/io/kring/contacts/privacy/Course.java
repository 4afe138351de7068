package io.kring.contacts.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The course that a request takes: an erasure is followed by re-scans, at once and then daily for as long as the event log may
 * bring something back, and what they find is erased again.
 *
 * @param state as it is now
 * @param ask what all services are asked next; null where nothing is to be asked now
 */
record Course(RequestState state, Round.@Nullable Kind ask) {
    /** Re-scans that follow on what the one before has found; what comes back again and again is looked at the next day. */
    static final int SCANS_AT_ONCE = 3;

    static final Duration A_DAY = Duration.ofDays(1);

    /**
     * What follows when every service has answered the last round.
     *
     * @param rounds in their order
     * @param kept services and stores that an erasure leaves, as it is agreed
     */
    static Course after(PrivacyRequest request, List<Round> rounds, BiPredicate<String, String> kept, Instant now) {
        var last = rounds.getLast();
        return switch (last.kind()) {
            case collect -> new Course(RequestState.ready, null);
            case erase ->
                scansSince(rounds, now.minus(A_DAY)) < SCANS_AT_ONCE
                        ? new Course(RequestState.erased, Round.Kind.scan)
                        : new Course(RequestState.erased, null);
            case scan -> {
                if (request.dryRun()) {
                    yield new Course(RequestState.counted, null);
                }
                if (last.rows(kept) > 0) {
                    yield new Course(RequestState.erasing, Round.Kind.erase);
                }
                yield last.askedAt().isBefore(request.watchedUntil())
                        ? new Course(RequestState.verified, null)
                        : new Course(RequestState.closed, null);
            }
        };
    }

    /** Whether it is time for the re-scan of the day, or for the last one. */
    static boolean isRescanDue(PrivacyRequest request, List<Round> rounds, Instant now) {
        var last = rounds.getLast();
        return request.state().isWatched()
                && last.doneAt() != null
                && (last.askedAt().plus(A_DAY).isBefore(now)
                        || last.askedAt().isBefore(request.watchedUntil())
                                && request.watchedUntil().isBefore(now));
    }

    /** Whether services that did not answer are asked again: the topic may have forgotten the question before they are back. */
    static boolean isToBeAskedAgain(List<Round> rounds, Instant now) {
        var last = rounds.getLast();
        return last.doneAt() == null && last.askedAt().plus(A_DAY).isBefore(now);
    }

    private static long scansSince(List<Round> rounds, Instant since) {
        return rounds.stream()
                .filter(round ->
                        round.kind() == Round.Kind.scan && round.askedAt().isAfter(since))
                .count();
    }
}
