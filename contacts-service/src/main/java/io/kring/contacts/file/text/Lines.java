package io.kring.contacts.file.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, ended by LF, CRLF or CR. */
public final class Lines implements Closeable {
    private final Reader text;
    private final int longest;
    private final char[] buffer = new char[16 << 10];
    private int place;
    private int limit;
    private long number;
    private boolean afterReturn;

    /** @param isWhole false where the text is only how the line begins */
    public record Line(long number, String text, boolean isWhole) {}

    /** @param longest how much of a line is held, in characters */
    public Lines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** Null at the end. */
    public @Nullable Line next() throws IOException {
        if (afterReturn && fill() && buffer[place] == '\n') {
            place++;
        }
        afterReturn = false;
        if (!fill()) {
            return null;
        }
        number++;
        var line = new StringBuilder();
        var length = 0L;
        while (fill()) {
            var end = end();
            line.append(buffer, place, (int) Math.min(end - place, longest - (long) line.length()));
            length += end - place;
            place = end;
            if (end < limit) {
                afterReturn = buffer[place++] == '\r';
                break;
            }
        }
        return new Line(number, line.toString(), length == line.length());
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private int end() {
        var end = place;
        while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        if (place == limit) {
            place = 0;
            limit = Math.max(text.read(buffer), 0);
        }
        return place < limit;
    }
}
