package io.kring.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KnownCallersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final Caller ANNA = new Caller("meer", "kring-console", "anna");

    private final KnownCallers callers = new KnownCallers(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void knowsTheTokenThatWasCheckedAndNoOther() {
        // When
        callers.add("a.b.c", ANNA, NOW.plus(Duration.ofMinutes(5)));

        // Then
        assertThat(callers.find("a.b.c")).isEqualTo(ANNA);
        assertThat(callers.find("a.b.d")).isNull();
    }

    @Test
    void knowsNobodyByAnExpiredToken() {
        // When
        callers.add("a.b.c", ANNA, NOW);

        // Then
        assertThat(callers.find("a.b.c")).isNull();
    }
}
