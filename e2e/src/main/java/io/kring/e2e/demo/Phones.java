package io.kring.e2e.demo;

import java.util.Locale;

/** Dutch mobile numbers that no earlier run has used. */
final class Phones {
    private Phones() {}

    /** Ends in 00: the sandbox delivers to it, as it does not to numbers that end in 99. */
    static String fresh(String prefix) {
        return prefix + String.format(Locale.ROOT, "%07d", System.currentTimeMillis() / 1000 % 100_000 * 100);
    }
}
