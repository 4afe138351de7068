package io.kring.contacts.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.kring.contacts.file.text.TextSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180) as other systems write it: any usual separator, encoding and line end. Empty lines are no records. */
final class CsvRecords implements PeopleFile.Records {
    /** Of a field, which must be held at once; a longer one was most likely opened by a quote and never closed. */
    private static final int LONGEST_FIELD = 4 << 20;

    private static final int BUFFER = 2 * PeopleFile.LONGEST_HEADER;

    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;

    CsvRecords(InputStream stream, String separators) throws IOException {
        var source = new TextSource(stream, true);
        var text = new BufferedReader(source, BUFFER);
        var dialect = CsvDialect.read(text, separators);
        var watch = new QuoteWatch(text, dialect.separator());
        this.reader = CsvDialect.reader(dialect.separator())
                .maxBufferSize(LONGEST_FIELD)
                .build(new RowHandler(source, watch, dialect.lines()), watch);
        this.rows = reader.iterator();
    }

    @Override
    public List<String> header() {
        return switch (next()) {
            case null -> List.of();
            case Row.Fields header -> header.fields();
            case Row.Unreadable unreadable -> throw new FileException("has a header that " + unreadable.reason());
        };
    }

    @Override
    public @Nullable Row next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            var cause = e.getCause() == null ? "" : " " + e.getCause().getMessage();
            throw new FileException("stops being CSV: " + e.getMessage() + cause, e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {
        private final TextSource source;
        private final QuoteWatch watch;
        private final int linesBefore;
        private long number;
        private List<String> fields = new ArrayList<>();
        private long characters;

        RowHandler(TextSource source, QuoteWatch watch, int linesBefore) {
            this.source = source;
            this.watch = watch;
            this.linesBefore = linesBefore;
        }

        @Override
        protected void handleBegin(long line) {
            number++;
            fields = new ArrayList<>(fields.size());
            characters = 0;
        }

        @Override
        protected void handleField(int place, char[] buffer, int offset, int length, boolean quoted) {
            characters += length;
            if (characters <= PeopleFile.LONGEST_RECORD) {
                fields.add(new String(buffer, offset, length));
            } else if (fields.isEmpty()) {
                fields.add(new String(buffer, offset, Math.min(length, Row.Unreadable.LONGEST_TEXT)));
            }
        }

        @Override
        protected Row buildRecord() {
            var line = getStartingLineNumber() + linesBefore;
            if (characters > PeopleFile.LONGEST_RECORD) {
                return Row.unreadable(
                        line,
                        fields,
                        "is longer than " + PeopleFile.LONGEST_RECORD + " characters; is a quote missing?");
            }
            if (watch.foundIn(number)) {
                return Row.unreadable(
                        line, fields, "has text after a closing quote; within a field a quote is written twice");
            }
            if (source.damaged() && fields.stream().anyMatch(TextSource::isDamaged)) {
                return Row.unreadable(line, fields, "has bytes that are no text in the encoding of the file");
            }
            return new Row.Fields(line, Collections.unmodifiableList(fields));
        }
    }
}
