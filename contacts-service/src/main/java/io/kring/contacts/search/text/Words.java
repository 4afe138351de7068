package io.kring.contacts.search.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes text apart into the words that are compared, each with its place in the text. */
public final class Words {
    /** What is longer is cut, on both sides of a comparison. */
    public static final int LONGEST = 40;

    private Words() {}

    /**
     * A word in a text.
     *
     * @param word as it is compared
     * @param from where it starts in the text
     * @param ends where in the text each letter of the word ends
     */
    public record Piece(String word, int from, int[] ends) {
        /** Where the first so many letters end in the text. */
        public int end(int letters) {
            return ends[Math.min(letters, ends.length) - 1];
        }
    }

    /**
     * The words of a name: of {@code Anne-Marie O'Neill} these are anne, marie, annemarie, o, neill and oneill, because people
     * write them in any of these ways.
     */
    public static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var part = new Spelling();
        var whole = new Spelling();
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            var end = at + Character.charCount(character);
            var folded = Letters.folded(character);
            if (!folded.isEmpty()) {
                part.add(folded, at, end);
                whole.add(folded, at, end);
            } else if (!Letters.isMark(character)) {
                part.finish(pieces);
                if (Character.isWhitespace(character) || character == ',' || character == ';') {
                    whole.finishUnlessLast(pieces);
                }
            }
            at = end;
        }
        part.finish(pieces);
        whole.finishUnlessLast(pieces);
        return pieces;
    }

    /** The words of these texts. */
    public static Set<String> of(List<String> texts) {
        var words = new LinkedHashSet<String>();
        texts.forEach(text -> pieces(text).forEach(piece -> words.add(piece.word())));
        return words;
    }

    private static final class Spelling {
        private final StringBuilder word = new StringBuilder();
        private int[] ends = new int[LONGEST];
        private int from;

        void add(String folded, int at, int end) {
            if (word.isEmpty()) {
                from = at;
            }
            var room = LONGEST - word.length();
            if (folded.length() <= room) {
                Arrays.fill(ends, word.length(), word.length() + folded.length(), end);
                word.append(folded);
            }
        }

        void finish(List<Piece> pieces) {
            if (!word.isEmpty()) {
                pieces.add(new Piece(word.toString(), from, Arrays.copyOf(ends, word.length())));
                word.setLength(0);
            }
        }

        /** What has one part only is a piece already. */
        void finishUnlessLast(List<Piece> pieces) {
            if (!pieces.isEmpty() && pieces.getLast().word().contentEquals(word)) {
                word.setLength(0);
            }
            finish(pieces);
        }
    }
}
