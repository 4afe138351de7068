package io.kring.contacts.matching;

import java.util.List;

/**
 * How likely two records are of one person.
 *
 * @param score the sum of the weights, in bits: one more is twice as likely
 * @param reasons of the score, by field
 */
public record Match(double score, Verdict verdict, List<Reason> reasons) {

    /** What follows; spelt as in JSON and SQL. */
    public enum Verdict {
        /** they are of one person */
        certain,
        /** somebody should look at them */
        possible,
        unlikely
    }

    /**
     * What the comparison of one field says.
     *
     * @param weight in bits; negative where it speaks against one person
     * @param commonness bits that are off the weight, because many have this name
     */
    public record Reason(Field field, Level level, double weight, double commonness) {}
}
