package io.kring.contacts.file.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several values in one cell of a table: {@code vip; sailing; "Sneek; Fryslân"}. They are separated by semicolon, with any space
 * around it. A value is in quotes, with quotes in it written twice, where it has a semicolon, comma, bar or quote, where it begins or
 * ends with space, and where it is empty.
 */
public final class ListCell {
    private static final char SEPARATOR = ';';
    private static final char QUOTE = '"';

    private ListCell() {}

    /** The cell that has these values, empty where there are none. */
    public static String encode(List<String> values) {
        return values.stream().map(ListCell::quoted).collect(Collectors.joining(SEPARATOR + " "));
    }

    /**
     * The values of a cell, whoever wrote it: empty ones without quotes are none, and quotes within a value, or never closed, are
     * part of it.
     */
    public static List<String> decode(String cell) {
        return decode(cell, String.valueOf(SEPARATOR));
    }

    /** @param separators each of which stands between values where it is not in quotes */
    public static List<String> decode(String cell, String separators) {
        var values = new ArrayList<String>();
        for (var place = 0; place < cell.length(); ) {
            place = skipSpace(cell, place);
            var close = closingQuote(cell, place, separators);
            var end = close < 0 ? end(cell, place, separators) : skipSpace(cell, close + 1);
            if (close >= 0) {
                values.add(cell.substring(place + 1, close).replace("\"\"", "\""));
            } else if (end > place) {
                values.add(cell.substring(place, end).stripTrailing());
            }
            place = end + 1;
        }
        return values;
    }

    private static String quoted(String value) {
        var isPlain = !value.isEmpty()
                && value.equals(value.strip())
                && value.chars()
                        .noneMatch(character ->
                                character == SEPARATOR || character == QUOTE || character == ',' || character == '|');
        return isPlain ? value : QUOTE + value.replace("\"", "\"\"") + QUOTE;
    }

    /** Of the value that begins here, or -1 where it is not as a whole in quotes. */
    private static int closingQuote(String cell, int start, String separators) {
        if (start == cell.length() || cell.charAt(start) != QUOTE) {
            return -1;
        }
        for (var place = cell.indexOf(QUOTE, start + 1); place >= 0; place = cell.indexOf(QUOTE, place + 2)) {
            if (place + 1 == cell.length() || cell.charAt(place + 1) != QUOTE) {
                var after = skipSpace(cell, place + 1);
                return after == cell.length() || separators.indexOf(cell.charAt(after)) >= 0 ? place : -1;
            }
        }
        return -1;
    }

    private static int end(String cell, int start, String separators) {
        var end = start;
        while (end < cell.length() && separators.indexOf(cell.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int skipSpace(String cell, int start) {
        var place = start;
        while (place < cell.length() && Character.isWhitespace(cell.charAt(place))) {
            place++;
        }
        return place;
    }
}
