package io.kring.messaging.sending;

import java.time.Duration;

/** How long a message waits for its next attempt, and when it is given up. */
final class Backoff {
    /** Counted from the request. */
    static final Duration PATIENCE = Duration.ofHours(24);

    static final Duration LONGEST = Duration.ofMinutes(10);

    private Backoff() {}

    /** One second after the first attempt, then twice as long each time, up to ten minutes. */
    static Duration after(int attempts) {
        var doubled = Duration.ofSeconds(1L << Math.clamp(attempts - 1, 0, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
