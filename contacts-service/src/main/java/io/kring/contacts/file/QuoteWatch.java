package io.kring.contacts.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;

/**
 * Finds the records of CSV that have something between a closing quote and the next separator, {@code "Jan "Piet" Smit"}: the
 * parser either ends there, or goes on and gives another text than was meant.
 */
final class QuoteWatch extends FilterReader {
    private static final char QUOTE = '"';

    private final char separator;
    private final ArrayDeque<Long> found = new ArrayDeque<>();
    private long record = 1;
    private boolean atFieldStart = true;
    private boolean inQuotedField;
    private boolean inQuotes;
    private boolean afterReturn;

    QuoteWatch(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        var read = super.read(characters, offset, length);
        for (var place = offset; place < offset + read; place++) {
            var character = characters[place];
            if (inQuotes) {
                inQuotes = character != QUOTE;
            } else {
                look(character);
            }
        }
        return read;
    }

    /** @param number of a record from 1, empty lines too; each at least as high as before */
    boolean foundIn(long number) {
        while (!found.isEmpty() && found.getFirst() < number) {
            found.removeFirst();
        }
        return !found.isEmpty() && found.getFirst() == number;
    }

    private void look(char character) {
        var second = afterReturn && character == '\n';
        afterReturn = character == '\r';
        if (character == separator) {
            startField();
        } else if (character == '\n' || character == '\r') {
            record += second ? 0 : 1;
            startField();
        } else if (character == QUOTE && (atFieldStart || inQuotedField)) {
            atFieldStart = false;
            inQuotedField = true;
            inQuotes = true;
        } else {
            atFieldStart = false;
            if (inQuotedField && (found.isEmpty() || found.getLast() != record)) {
                found.addLast(record);
            }
        }
    }

    private void startField() {
        atFieldStart = true;
        inQuotedField = false;
    }
}
