package io.kring.contacts.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * How a CSV file is written.
 *
 * @param separator between fields
 * @param lines before the header, which Excel writes to name the separator
 */
record CsvDialect(char separator, int lines) {
    static final String USUAL = ",;\t|";

    private static final int LOOK = PeopleFile.LONGEST_HEADER;
    private static final int RECORDS = 100;
    private static final Pattern NAMED =
            Pattern.compile("\"?sep=([^\"\r\n])\"?(\r\n|\n|\r|$)", Pattern.CASE_INSENSITIVE);

    /** How well a separator fits: the fields of the header, and the share of the other records that have as many. */
    private record Fit(char separator, int fields, double agreement) {}

    /**
     * Tells it from the first records, and skips the line that names the separator.
     *
     * @param usual separators that it may be, the likeliest first
     */
    static CsvDialect read(BufferedReader text, String usual) throws IOException {
        text.mark(LOOK);
        var first = first(text);
        text.reset();
        var named = NAMED.matcher(first);
        if (named.lookingAt()) {
            text.skip(named.end());
            return new CsvDialect(named.group(1).charAt(0), 1);
        }
        return new CsvDialect(separator(first, usual), 0);
    }

    /** Text after a closing quote would end the file; {@link QuoteWatch} finds it. */
    @SuppressWarnings("removal")
    static CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false);
    }

    private static String first(BufferedReader text) throws IOException {
        var first = new char[LOOK];
        var length = 0;
        for (var read = 0; read >= 0 && length < LOOK; read = text.read(first, length, LOOK - length)) {
            length += read;
        }
        return new String(first, 0, length);
    }

    private static char separator(String first, String usual) {
        return usual.chars()
                .mapToObj(separator -> fit((char) separator, first))
                .filter(fit -> fit.fields > 1)
                .max(Comparator.comparingDouble(Fit::agreement).thenComparingInt(Fit::fields))
                .map(Fit::separator)
                .orElse(usual.charAt(0));
    }

    private static Fit fit(char separator, String first) {
        var counts = new ArrayList<Integer>();
        try (var records = reader(separator).ofCsvRecord(first)) {
            records.stream()
                    .limit(RECORDS + 1)
                    .mapToInt(CsvRecord::getFieldCount)
                    .forEach(counts::add);
        } catch (CsvParseException | IOException cutOff) {
            // What was read before is enough
        }
        if (counts.isEmpty()) {
            return new Fit(separator, 0, 0);
        }
        if (first.length() == LOOK && counts.size() > 2 && counts.size() <= RECORDS) {
            counts.removeLast();
        }
        var header = counts.removeFirst();
        var agreeing = counts.stream().filter(header::equals).count();
        return new Fit(separator, header, counts.isEmpty() ? 1 : (double) agreeing / counts.size());
    }
}
