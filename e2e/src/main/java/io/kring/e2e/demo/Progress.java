package io.kring.e2e.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Tells who watches what is going on, and waits for what takes its time. */
final class Progress {
    private final Instant begun = Instant.now();

    void step(String text) {
        var elapsed = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", elapsed, text);
    }

    void detail(String text) {
        System.out.println("          " + text);
    }

    /** Asks again until the answer is what is waited for; says what was waited for when it never comes. */
    static <T> T await(String what, Callable<T> ask, Predicate<T> wanted) {
        return Awaitility.await(what)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(ask, wanted);
    }
}
