package io.kring.contacts.matching;

import io.kring.contacts.search.text.Letters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts without what people write differently: accents, capitals, punctuation. */
final class Folding {
    private static final String WITHIN_WORDS = "'’`´.";

    private Folding() {}

    /** The words of a text, in their order. */
    static List<String> words(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        text.codePoints().forEach(character -> {
            var folded = Letters.folded(character);
            if (!folded.isEmpty()) {
                word.append(folded);
            } else if (!word.isEmpty() && !Letters.isMark(character) && WITHIN_WORDS.indexOf(character) < 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** The words in one. */
    static String compact(@Nullable String text) {
        return String.join("", words(text));
    }
}
