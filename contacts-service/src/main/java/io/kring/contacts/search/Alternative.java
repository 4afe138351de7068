package io.kring.contacts.search;

import io.kring.contacts.search.index.Kind;

/**
 * A word that a term may stand for.
 *
 * @param people who have it; 0 where that is not counted
 * @param how it was found
 * @param closeness 0 to 1: 1 for the very word
 */
record Alternative(Kind kind, String word, int people, How how, double closeness) {

    /** How a word was found; spelt as in JSON. */
    public enum How {
        exact,
        prefix,
        typo
    }

    String key() {
        return kind.key(word);
    }

    /** What finding it is worth. */
    double worth() {
        return kind.weight() * closeness;
    }
}
