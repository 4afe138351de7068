package io.kring.e2e.client;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** For what takes its time. */
public final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Waiting() {}

    public static <T> T until(String what, Callable<T> ask, Predicate<T> wanted) {
        return until(what, PATIENCE, ask, wanted);
    }

    /** Asks again until the answer is what is waited for; says what was waited for when it never comes. */
    public static <T> T until(String what, Duration patience, Callable<T> ask, Predicate<T> wanted) {
        return Awaitility.await(what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(ask, wanted);
    }
}
