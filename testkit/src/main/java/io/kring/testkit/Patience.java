package io.kring.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting as long as a machine may need that has much else to do. */
public final class Patience {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONGEST);
    }

    /** @param alias what is waited for, told when it does not come */
    public static ConditionFactory await(String alias) {
        return Awaitility.await(alias).atMost(LONGEST);
    }
}
