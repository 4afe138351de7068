package io.kring.contacts.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.kring.contacts.file.text.TextSource;
import java.io.StringWriter;
import java.util.List;

/** What a file has of one person, or why that cannot be read. */
public sealed interface Row {
    /** Where the record begins: the line of a text file, the row of a sheet; from 1. */
    long line();

    /** The record as it is given back to be corrected: fields as a line of CSV, separated by comma; else as in the file. */
    String text();

    /**
     * A record that could be read.
     *
     * @param fields in the order of {@link PeopleFile#header()}, empty where there is nothing; the number of them may differ
     *     from the header's in a CSV file, whose rows are given as they are
     */
    record Fields(long line, List<String> fields) implements Row {
        @Override
        public String text() {
            return csv(fields);
        }
    }

    /**
     * A record that could not be read; those after it can.
     *
     * @param text how it begins, at most {@value #LONGEST_TEXT} characters; what is no character is shown as U+FFFD
     * @param reason said of the record, without a subject: {@code is longer than …}
     */
    record Unreadable(long line, String text, String reason) implements Row {
        static final int LONGEST_TEXT = 10_000;

        public Unreadable {
            var beginning = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
            text = TextSource.isDamaged(beginning) ? TextSource.shown(beginning) : beginning;
        }
    }

    private static String csv(List<String> fields) {
        var text = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(text).writeRecord(fields);
        return text.toString().stripTrailing();
    }

    /** A record of CSV that could not be read. */
    static Unreadable unreadable(long line, List<String> fields, String reason) {
        return new Unreadable(line, csv(fields), reason);
    }
}
