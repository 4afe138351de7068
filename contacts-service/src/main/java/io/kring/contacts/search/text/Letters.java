package io.kring.contacts.search.text;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Letters as they are compared: in lower case and without accents, so that {@code Müller}, {@code MULLER} and {@code muller} are one. */
public final class Letters {
    /** Those that Unicode does not take apart. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            entry((int) 'ß', "ss"),
            entry((int) 'æ', "ae"),
            entry((int) 'œ', "oe"),
            entry((int) 'ø', "o"),
            entry((int) 'đ', "d"),
            entry((int) 'ð', "d"),
            entry((int) 'þ', "th"),
            entry((int) 'ł', "l"),
            entry((int) 'ħ', "h"),
            entry((int) 'ŧ', "t"),
            entry((int) 'ŋ', "n"),
            entry((int) 'ı', "i"));

    private Letters() {}

    /** What is compared of a character: letters and digits, none, one or several. */
    public static String folded(int character) {
        if (character < 128) {
            return Character.isLetterOrDigit(character) ? Character.toString(Character.toLowerCase(character)) : "";
        }
        var folded = new StringBuilder();
        Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letter -> folded.append(
                        Objects.requireNonNullElseGet(LETTERS.get(letter), () -> Character.toString(letter))));
        return folded.toString();
    }

    /** A mark belongs to the letter before it, where somebody writes the two apart. */
    public static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }
}
