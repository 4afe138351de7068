package io.kring.contacts.search.index;

/**
 * Where a word of a person comes from.
 *
 * @see PersonWords
 */
public enum Kind {
    name('n', 1.0),
    company('c', 0.8),
    email('e', 0.7),
    place('p', 0.7),
    /** The first letters of a name: all who have one that starts so, without a look at each. */
    beginning('b', 1.0),
    /** The country calling code of a phone number. */
    callingCode('t', 0);

    private final char letter;
    private final double weight;

    Kind(char letter, double weight) {
        this.letter = letter;
        this.weight = weight;
    }

    /** How much a match is worth; the names of a person are what most people mean. */
    public double weight() {
        return weight;
    }

    /** Whether it is counted how many people have such a word. */
    boolean isCounted() {
        return this != beginning;
    }

    /** The word as it is kept with the people who have it. */
    public String key(String word) {
        return letter + ":" + word;
    }

    static Kind ofKey(String key) {
        for (var kind : values()) {
            if (kind.letter == key.charAt(0)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no kind of word " + key);
    }

    static String wordOfKey(String key) {
        return key.substring(2);
    }
}
