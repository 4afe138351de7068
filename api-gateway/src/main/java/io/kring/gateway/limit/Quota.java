package io.kring.gateway.limit;

import io.vertx.core.MultiMap;

/**
 * How a client stands with one limit.
 *
 * @param policy the limit's name
 * @param perMinute requests that it allows
 * @param remaining requests that are possible now
 * @param resetSeconds until all of them are possible again
 * @param retrySeconds until the next one is possible; 0 if this one was
 */
public record Quota(String policy, int perMinute, long remaining, long resetSeconds, long retrySeconds) {
    public boolean isUsedUp() {
        return retrySeconds > 0;
    }

    /** The one that will stop the client first. */
    Quota tighter(Quota other) {
        return other.isUsedUp() || other.remaining < remaining ? other : this;
    }

    /**
     * In the widespread form and in the one to come.
     *
     * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields</a>
     */
    public void write(MultiMap headers) {
        headers.set("RateLimit-Limit", String.valueOf(perMinute));
        headers.set("RateLimit-Remaining", String.valueOf(remaining));
        headers.set("RateLimit-Reset", String.valueOf(resetSeconds));
        headers.set("RateLimit-Policy", "\"%s\";q=%d;w=60".formatted(policy, perMinute));
        headers.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, remaining, resetSeconds));
    }
}
