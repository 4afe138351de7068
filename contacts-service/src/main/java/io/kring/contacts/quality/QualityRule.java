package io.kring.contacts.quality;

import java.util.function.Predicate;

/**
 * Something that may be wrong with a person.
 *
 * @param id as callers name it
 * @param field that it is about; a suspicious one is not valid
 * @param meaning for whoever is to put it right
 */
record QualityRule(
        String id,
        QualityField field,
        Kind kind,
        Severity severity,
        String meaning,
        Predicate<QualitySubject> applies) {

    /** Spelt as in JSON. */
    public enum Kind {
        /** It is not known. */
        incomplete,
        /** It is known, and hard to believe. */
        suspicious
    }

    /** How much it matters; spelt as in JSON. */
    public enum Severity {
        high,
        medium,
        low
    }
}
