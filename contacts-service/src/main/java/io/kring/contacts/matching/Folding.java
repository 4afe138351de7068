package io.kring.contacts.matching;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts without what people write differently: accents, capitals, punctuation. */
final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern WITHIN_WORDS = Pattern.compile("['’`´.]");

    private Folding() {}

    /** The words of a text, in their order. */
    static List<String> words(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(
                        BETWEEN_WORDS.split(WITHIN_WORDS.matcher(letters(plain)).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The words in one. */
    static String compact(@Nullable String text) {
        return String.join("", words(text));
    }

    /** Letters that Unicode does not take apart, as they are written without their key. */
    private static String letters(String text) {
        return text.replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ð", "d")
                .replace("þ", "th")
                .replace("ı", "i");
    }
}
