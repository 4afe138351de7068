package io.kring.contacts.search.text;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How far what was typed is from a word: letters left out, added, taken for others, or two in the wrong order, each of which
 * counts one (Damerau 1964, as optimal string alignment).
 */
public final class Typos {
    private Typos() {}

    /** How many may be in a word; in a short one every letter counts. */
    public static int allowed(String typed) {
        var letters = typed.length();
        return letters < 4 ? 0 : letters < 7 ? 1 : 2;
    }

    public static int distance(String typed, String word) {
        return rows(typed, word)[word.length()];
    }

    /** As {@link #distance}, to that beginning of the word which is nearest: the rest is not typed yet. */
    public static int distanceToBeginning(String typed, String word) {
        var nearest = typed.length();
        for (var distance : rows(typed, word)) {
            nearest = Math.min(nearest, distance);
        }
        return nearest;
    }

    /** Distances of all that was typed to each beginning of the word. */
    private static int[] rows(String typed, String word) {
        var before = new int[word.length() + 1];
        var last = new int[word.length() + 1];
        var row = new int[word.length() + 1];
        for (var at = 0; at <= word.length(); at++) {
            last[at] = at;
        }
        for (var i = 1; i <= typed.length(); i++) {
            row[0] = i;
            for (var j = 1; j <= word.length(); j++) {
                var same = typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1
                        && j > 1
                        && typed.charAt(i - 1) == word.charAt(j - 2)
                        && typed.charAt(i - 2) == word.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last;
    }

    /**
     * What may have been meant, without a list of words: two letters in the wrong order, and one too many. In short words these
     * leave too few groups of three letters for the index to find them by.
     */
    public static Set<String> variants(String typed) {
        var variants = new LinkedHashSet<String>();
        if (typed.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
            return variants; // half of such a letter is none
        }
        for (var at = 0; at < typed.length(); at++) {
            var rest = typed.substring(at + 1);
            if (!rest.isEmpty()) {
                variants.add(typed.substring(0, at) + rest.charAt(0) + typed.charAt(at) + rest.substring(1));
            }
            variants.add(typed.substring(0, at) + rest);
        }
        variants.remove(typed);
        return variants;
    }
}
