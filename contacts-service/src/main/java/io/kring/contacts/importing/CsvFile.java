package io.kring.contacts.importing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** A CSV file as it streams in: UTF-8, with or without a byte order mark, separated by comma, semicolon or tab. */
final class CsvFile implements Closeable {
    private static final int LONGEST_HEADER = 64 << 10;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    CsvFile(InputStream stream) throws IOException {
        var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), LONGEST_HEADER);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        this.reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text);
        this.records = reader.iterator();
    }

    Iterator<CsvRecord> records() {
        return records;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The one of the usual separators that is most often in the first line. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        var counts = new int[3];
        var separators = ",;\t";
        for (int read = text.read(), length = 1; read >= 0 && read != '\n' && length < LONGEST_HEADER; length++) {
            var place = separators.indexOf(read);
            if (place >= 0) {
                counts[place]++;
            }
            read = text.read();
        }
        text.reset();
        var most = counts[1] > counts[0] ? 1 : 0;
        return separators.charAt(counts[2] > counts[most] ? 2 : most);
    }
}
