package io.kring.e2e.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells who watches what is going on. */
final class Progress {
    private final Instant begun = Instant.now();

    void step(String text) {
        var elapsed = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", elapsed, text);
    }

    void detail(String text) {
        System.out.println("          " + text);
    }
}
