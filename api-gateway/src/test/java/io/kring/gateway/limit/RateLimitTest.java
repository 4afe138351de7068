package io.kring.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final Clock clock = new Clock();
    private final RateLimit limit = new RateLimit("client", 60, 100, clock);

    @Test
    void stopsAClientAtItsLimitAndNoOther() {
        // Given
        IntStream.range(0, 60)
                .forEach(n -> assertThat(limit.take("a").isUsedUp()).isFalse());

        // When
        var quota = limit.take("a");

        // Then
        assertThat(quota).isEqualTo(new Quota("client", 60, 0, 60, 1));
        assertThat(limit.take("b")).isEqualTo(new Quota("client", 60, 59, 1, 0));
    }

    @Test
    void refillsEvenly() {
        // Given
        IntStream.range(0, 61).forEach(n -> limit.take("a"));

        // When
        clock.pass(Duration.ofSeconds(10));

        // Then
        IntStream.range(0, 10)
                .forEach(n -> assertThat(limit.take("a").isUsedUp()).isFalse());
        assertThat(limit.take("a").isUsedUp()).isTrue();
    }

    @Test
    void keepsNoMoreKeysThanAllowed() {
        IntStream.range(0, 5_000).forEach(n -> limit.take("client " + n));

        assertThat(limit.keysKnown()).isLessThanOrEqualTo(100);
    }

    @Test
    void tellsTheTighterOfTwoInBothForms() {
        // Given
        var roomy = new Quota("form", 600, 500, 10, 0);
        var tight = new Quota("address", 30, 2, 56, 0);
        var headers = MultiMap.caseInsensitiveMultiMap();

        // When
        roomy.tighter(tight).write(headers);

        // Then
        assertThat(headers)
                .extracting(header -> header.getKey() + ": " + header.getValue())
                .containsExactlyInAnyOrder(
                        "RateLimit-Limit: 30",
                        "RateLimit-Remaining: 2",
                        "RateLimit-Reset: 56",
                        "RateLimit-Policy: \"address\";q=30;w=60",
                        "RateLimit: \"address\";r=2;t=56");
        assertThat(tight.tighter(new Quota("form", 600, 0, 60, 1)).isUsedUp()).isTrue();
    }

    @Test
    void countsAnIpv6NetworkAsOneCustomer() {
        assertThat(Networks.of("2001:db8:1:2::1"))
                .isEqualTo(Networks.of("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Networks.of("2001:db8:1:3::1"));
        assertThat(Networks.of("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(Networks.of("192.0.2.2"));
    }

    private static final class Clock implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong();

        void pass(Duration time) {
            nanos.addAndGet(time.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
