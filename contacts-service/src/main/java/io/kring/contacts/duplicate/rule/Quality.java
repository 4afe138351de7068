package io.kring.contacts.duplicate.rule;

import org.jspecify.annotations.Nullable;

/**
 * How good the rule was, on pairs of records of which it is known whether they are of one person.
 *
 * @param data that it was measured on
 * @param same how many pairs are of one person
 * @param different how many other pairs there are; null where they are all that can be made of the data
 * @param certain of the pairs that the rule calls certain
 * @param possible of those that it calls certain or possible
 */
public record Quality(String data, long same, @Nullable Long different, Measure certain, Measure possible) {

    /**
     * Shares from 0 to 1.
     *
     * @param precision of the pairs that were found, how many are of one person; null where none was found
     * @param recall of the pairs of one person, how many were found; null where there are none
     */
    public record Measure(
            @Nullable Double precision, @Nullable Double recall) {

        /** @param same of them are of one person */
        public static Measure of(long same, long found, long allSame) {
            return new Measure(share(same, found), share(same, allSame));
        }

        private static @Nullable Double share(long part, long whole) {
            return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
        }
    }
}
