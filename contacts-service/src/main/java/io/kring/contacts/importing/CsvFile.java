package io.kring.contacts.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file as it streams in: UTF-8, with or without a byte order mark, separated by comma, semicolon or tab. */
final class CsvFile implements Closeable {
    private static final int LONGEST_HEADER = 64 << 10;
    private static final int LONGEST_RECORD = 1 << 20;
    private static final int CHUNK = 1_000;
    private static final int CHUNK_CHARACTERS = 4 << 20;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private @Nullable CsvParseException end;

    CsvFile(InputStream stream) throws IOException {
        var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), LONGEST_HEADER);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        this.reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(
                        CsvRecordHandler.of(
                                limits -> limits.maxRecordSize(LONGEST_RECORD).maxFieldSize(LONGEST_RECORD)),
                        text);
        this.records = reader.iterator();
    }

    /**
     * The first row, or an empty list where there is none.
     *
     * @throws CsvParseException where it is not CSV
     */
    List<String> header() {
        return records.hasNext() ? records.next().getFields() : List.of();
    }

    /**
     * The next rows, none at the end: as many as can be held at once.
     *
     * @throws CsvParseException where it stops being CSV, after all rows before that were given
     */
    List<CsvRecord> chunk() {
        var chunk = new ArrayList<CsvRecord>();
        if (end != null) {
            throw end;
        }
        try {
            for (var held = 0; chunk.size() < CHUNK && held < CHUNK_CHARACTERS && records.hasNext(); ) {
                var next = records.next();
                held += next.getFields().stream().mapToInt(String::length).sum();
                chunk.add(next);
            }
        } catch (CsvParseException e) {
            if (chunk.isEmpty()) {
                throw e;
            }
            end = e;
        }
        return chunk;
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
