package io.kring.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose tokens were found valid a moment ago, so that a signature is not checked anew for each request of a burst. */
final class KnownCallers {
    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final int TOKENS = 10_000;

    private record Known(Caller caller, Instant until) {}

    private final Clock clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(TOKENS).expireAfterWrite(MEMORY).build();

    KnownCallers(Clock clock) {
        this.clock = clock;
    }

    /** Nobody as soon as the token has expired. */
    @Nullable
    Caller find(String token) {
        var found = known.getIfPresent(token);
        return found != null && clock.instant().isBefore(found.until()) ? found.caller() : null;
    }

    void add(String token, Caller caller, Instant expiry) {
        known.put(token, new Known(caller, expiry));
    }
}
