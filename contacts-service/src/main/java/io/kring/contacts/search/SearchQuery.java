package io.kring.contacts.search;

import io.kring.contacts.search.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody typed, taken apart.
 *
 * @param terms words of names, companies and places
 * @param emails beginnings of e-mail addresses, as addresses are kept
 * @param phones digits of phone numbers, with a plus in front where there was one
 */
record SearchQuery(List<Term> terms, List<String> emails, List<String> phones) {
    static final int MOST_TERMS = 8;

    private static final Pattern OF_A_NUMBER = Pattern.compile("\\+?[0-9()./-]*[0-9][0-9()./-]*|\\(0\\)");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`]");
    private static final int FEWEST_DIGITS = 3;

    /** From which length on ae, oe and ue may stand for ä, ö and ü: before, they are the beginning of too many words. */
    private static final int SHORTEST_SPELT_OUT = 5;

    /**
     * A word that was typed.
     *
     * @param spellings as words are compared, the one that was typed first
     * @param isLast whether more of it may follow
     */
    record Term(List<String> spellings, boolean isLast) {
        String word() {
            return spellings.getFirst();
        }

        /** Whether it is the beginning of what is meant: the last word, and an initial. */
        boolean isBeginning() {
            return isLast || word().codePointCount(0, word().length()) == 1;
        }
    }

    boolean isEmpty() {
        return terms.isEmpty() && emails.isEmpty() && phones.isEmpty();
    }

    static SearchQuery of(String typed) {
        var words = new ArrayList<String>();
        var emails = new ArrayList<String>();
        var phones = new ArrayList<String>();
        var number = new StringBuilder();
        for (var token : typed.strip().split("[\\s,;]+")) {
            if (OF_A_NUMBER.matcher(token).matches()) {
                if (token.startsWith("+")) {
                    finish(number, phones, words);
                }
                number.append(token);
                continue;
            }
            finish(number, phones, words);
            if (token.indexOf('@') > 0) {
                emails.add(token.toLowerCase(Locale.ROOT).replaceFirst("^mailto:", ""));
            } else {
                words.add(token);
            }
        }
        finish(number, phones, words);
        return new SearchQuery(terms(words), List.copyOf(emails), List.copyOf(phones));
    }

    /** Parts of a number, as +31 6 12 34; what has too few digits is a word, as in Studio 54. */
    private static void finish(StringBuilder number, List<String> phones, List<String> words) {
        var digits = number.toString().replace("(0)", "").replaceAll("[^+0-9]", "");
        if (digits.replace("+", "").length() >= FEWEST_DIGITS) {
            phones.add(digits);
        } else if (!digits.isEmpty()) {
            words.add(digits);
        }
        number.setLength(0);
    }

    private static List<Term> terms(List<String> tokens) {
        var words = new ArrayList<List<String>>();
        for (var token : tokens) {
            var text = APOSTROPHES.matcher(token).replaceAll("");
            var spelt = text.toLowerCase(Locale.ROOT)
                    .replace("ä", "ae")
                    .replace("ö", "oe")
                    .replace("ü", "ue")
                    .replace("ø", "oe")
                    .replace("å", "aa");
            var plain = parts(text);
            var long_ = parts(spelt);
            for (var at = 0; at < plain.size(); at++) {
                words.add(spellings(plain.get(at), long_.size() == plain.size() ? long_.get(at) : plain.get(at)));
            }
        }
        var terms = new ArrayList<Term>();
        for (var at = 0; at < Math.min(words.size(), MOST_TERMS); at++) {
            terms.add(new Term(words.get(at), at == words.size() - 1));
        }
        return List.copyOf(terms);
    }

    private static List<String> parts(String token) {
        var parts = new ArrayList<String>();
        var pieces = Words.pieces(token);
        for (var piece : pieces) {
            if (parts.isEmpty() || !piece.word().equals(String.join("", parts))) {
                parts.add(piece.word());
            }
        }
        return parts;
    }

    private static List<String> spellings(String word, String speltOut) {
        var spellings = new LinkedHashSet<>(List.of(word, speltOut));
        if (word.length() >= SHORTEST_SPELT_OUT) {
            spellings.add(word.replace("ae", "a").replace("oe", "o").replace("ue", "u"));
        }
        return List.copyOf(spellings);
    }
}
