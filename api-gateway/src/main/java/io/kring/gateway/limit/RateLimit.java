package io.kring.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** So many requests a minute from each key, evenly refilled; of this replica alone. */
final class RateLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final String policy;
    private final int perMinute;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    RateLimit(String policy, int perMinute, int keysKnown, TimeMeter clock) {
        this.policy = policy;
        this.perMinute = perMinute;
        this.clock = clock;
        // A bucket not used for the length of the window is full, so forgetting it changes nothing
        this.buckets = Caffeine.newBuilder()
                .maximumSize(keysKnown)
                .expireAfterAccess(WINDOW)
                .build();
    }

    Quota take(String key) {
        var taken = buckets.get(key, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
        return new Quota(
                policy,
                perMinute,
                taken.getRemainingTokens(),
                seconds(taken.getNanosToWaitForReset()),
                taken.isConsumed() ? 0 : Math.max(1, seconds(taken.getNanosToWaitForRefill())));
    }

    long keysKnown() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, SECOND);
    }
}
