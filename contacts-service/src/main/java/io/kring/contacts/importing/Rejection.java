package io.kring.contacts.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A row that was not imported.
 *
 * @param line of the file, from 1; the line on which the row begins
 * @param column the header of the column that is wrong, or {@code row}
 * @param row as CSV, separated by comma, to be corrected and imported again; the first 10,000 characters
 */
public record Rejection(long line, String column, String reason, String row) {
    private static final int LONGEST_ROW = 10_000;

    static Rejection of(long line, String column, String reason, List<String> cells) {
        var text = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(text).writeRecord(cells);
        var row = text.toString().stripTrailing().replace('\0', '\uFFFD');
        return new Rejection(line, column, reason, row.substring(0, Math.min(row.length(), LONGEST_ROW)));
    }
}
