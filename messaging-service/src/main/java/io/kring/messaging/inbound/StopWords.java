package io.kring.messaging.inbound;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises a message that asks us to stop: one of these words and nothing else. */
final class StopWords {
    /** English as Twilio knows them, Dutch, Finnish and Frisian. */
    private static final Set<String> WORDS = Set.of(
            "STOP",
            "STOPALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "OPTOUT",
            "REVOKE",
            "AFMELDEN",
            "UITSCHRIJVEN",
            "LOPETA",
            "OFMELDE");

    private static final Pattern NOT_LETTERS = Pattern.compile("[\\p{P}\\p{S}\\p{Z}\\p{Cntrl}]");

    private StopWords() {}

    /** Whatever the case, and with or without punctuation and spaces: {@code Stop.} and {@code STOP ALL} are meant. */
    static boolean isStop(String text) {
        return WORDS.contains(NOT_LETTERS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT));
    }
}
