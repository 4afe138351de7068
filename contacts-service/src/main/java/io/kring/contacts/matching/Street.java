package io.kring.contacts.matching;

import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A street, as it is compared: by the pairs of letters in it, whatever their order, so that lines of an address may be swapped
 * and spaces be anywhere.
 *
 * @param whole its words in one, but for the number
 * @param line the same without words that most streets have
 * @param pairs of letters that follow each other, in their order as numbers
 * @param number of the house, as {@code 12a}; null where there is none
 */
record Street(
        String whole, String line, int[] pairs, @Nullable String number) {
    private static final Set<String> IN_MOST =
            Set.of(("street st road rd avenue ave place pl crescent circuit close court drive lane way straat str "
                            + "weg laan plein strasse platz rue boulevard via calle katu tie gatan vagen")
                    .split(" "));
    private static final double SIMILAR = 0.8;
    private static final double ALIKE = 0.6;

    /** Null where there is none. */
    static @Nullable Street of(@Nullable String written) {
        var words = Folding.words(written);
        if (words.isEmpty()) {
            return null;
        }
        var number = words.stream()
                .filter(word -> Character.isDigit(word.charAt(0)))
                .findFirst()
                .orElse(null);
        var named = words.stream().filter(word -> !word.equals(number)).toList();
        var telling = named.stream().filter(word -> !IN_MOST.contains(word)).toList();
        var line = String.join("", telling.isEmpty() ? named : telling);
        return new Street(String.join("", named), line, pairs(line), number);
    }

    private static int[] pairs(String line) {
        return IntStream.range(0, Math.max(0, line.length() - 1))
                .map(place -> line.charAt(place) << 16 | line.charAt(place + 1))
                .sorted()
                .toArray();
    }

    /** Null where one of them is not known. */
    @Nullable
    Level compare(Street other) {
        if (line.isEmpty() || other.line.isEmpty()) {
            return null;
        }
        if (whole.equals(other.whole)) {
            return Level.exact;
        }
        var common = common(other);
        var dice = 2.0 * common / Math.max(1, pairs.length + other.pairs.length);
        if (dice >= SIMILAR || Typing.isOneSlip(line, other.line)) {
            return Level.similar;
        }
        var shorter = Math.min(pairs.length, other.pairs.length);
        return dice >= ALIKE || shorter >= 5 && common >= 0.8 * shorter ? Level.alike : Level.different;
    }

    private int common(Street other) {
        var common = 0;
        for (int mine = 0, theirs = 0; mine < pairs.length && theirs < other.pairs.length; ) {
            if (pairs[mine] == other.pairs[theirs]) {
                common++;
                mine++;
                theirs++;
            } else if (pairs[mine] < other.pairs[theirs]) {
                mine++;
            } else {
                theirs++;
            }
        }
        return common;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Street street && whole.equals(street.whole) && Objects.equals(number, street.number);
    }

    @Override
    public int hashCode() {
        return whole.hashCode();
    }
}
