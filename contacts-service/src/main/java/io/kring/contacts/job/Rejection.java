package io.kring.contacts.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A row, or a person, that a job passed over.
 *
 * @param line of the file, from 1; the line on which the row begins. Of people of a filter, the place in their order
 * @param column the header of the column that is wrong, or {@code row}
 * @param row as CSV, separated by comma, to be corrected and imported again; the first 10,000 characters
 */
public record Rejection(long line, String column, String reason, String row) {
    private static final int LONGEST_ROW = 10_000;

    public static Rejection of(long line, String column, String reason, List<String> cells) {
        var row = csv(cells).replace('\0', '\uFFFD');
        return new Rejection(line, column, reason, row.length() <= LONGEST_ROW ? row : cut(row));
    }

    /** In one cell, so that a quote which is cut off opens nothing. */
    private static String cut(String row) {
        return csv(List.of(row.substring(0, LONGEST_ROW)));
    }

    /** As a line of a file of rejected rows. */
    String corrigible() {
        return csv(List.of(String.valueOf(line), column, reason)) + "," + row;
    }

    static String csv(List<String> cells) {
        var text = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(text).writeRecord(cells);
        return text.toString().replaceFirst("\\R\\z", "");
    }
}
