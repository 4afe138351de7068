package io.kring.contacts.file;

import io.kring.contacts.file.text.TextSource;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of people as it streams in, as rows with named columns: CSV, TSV, NDJSON, vCard or XLSX. Memory does not grow with the
 * file, but for texts that the cells of XLSX share, of which there is a bound. Nothing is left out silently: a record that cannot
 * be read is a {@link Row.Unreadable} in its place.
 *
 * <p>CSV is read as it arrives. The other formats are first written to a temporary file, deleted by {@link #close}: the columns
 * of NDJSON and vCard are known when the last record was seen, and the parts of a workbook are in no fixed order.
 */
public final class PeopleFile implements Closeable {
    static final int LONGEST_HEADER = 64 << 10;
    /** Of a record, in characters. */
    static final int LONGEST_RECORD = 1 << 20;

    /** How many of the first bytes tell the format. */
    public static final int LOOK = Format.LOOK;

    static final int CHUNK = 1_000;
    static final int CHUNK_CHARACTERS = 4 << 20;

    private final Records records;
    private final List<String> header;
    private @Nullable RuntimeException end;

    /** A format's way to its rows. */
    interface Records extends Closeable {
        /** The names of the columns, none where the file is empty; asked for once, before the first row. */
        List<String> header() throws IOException;

        /** Null at the end. */
        @Nullable
        Row next() throws IOException;
    }

    private PeopleFile(Records records) throws IOException {
        this.records = records;
        this.header = header(records);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param mediaType as declared, parameters and all; the first bytes tell where it is missing or says nothing
     * @throws FileException where the file cannot be read; {@link FileException.Unsupported} where its format is not known
     */
    public static PeopleFile open(InputStream stream, @Nullable String mediaType) throws IOException {
        var buffered = new BufferedInputStream(stream, LOOK);
        return of(formatOf(buffered, mediaType).records(buffered));
    }

    /**
     * Looks at the first bytes, so that the rest of a file which cannot be read need not be taken in.
     *
     * @throws FileException.Unsupported as {@link #open}
     */
    public static void refuseOthers(BufferedInputStream stream, @Nullable String mediaType) throws IOException {
        formatOf(stream, mediaType);
    }

    private static Format formatOf(BufferedInputStream stream, @Nullable String mediaType) throws IOException {
        stream.mark(LOOK);
        var first = stream.readNBytes(LOOK);
        stream.reset();
        return Format.of(mediaType, first);
    }

    private static PeopleFile of(Records records) throws IOException {
        try {
            return new PeopleFile(records);
        } catch (IOException | RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /** The names of the columns as the file has them: they may be empty or come twice. None where the file is empty. */
    public List<String> header() {
        return header;
    }

    /**
     * The next rows, none at the end: as many as can be held at once.
     *
     * @throws FileException where the rest of the file cannot be read, after all rows before that were given
     * @throws UncheckedIOException where the stream breaks off, likewise
     */
    public List<Row> chunk() {
        if (end != null) {
            throw end;
        }
        var chunk = new ArrayList<Row>();
        try {
            for (var held = 0; chunk.size() < CHUNK && held < CHUNK_CHARACTERS; ) {
                var row = records.next();
                if (row == null) {
                    break;
                }
                held += characters(row);
                chunk.add(row);
            }
        } catch (FileException | UncheckedIOException e) {
            end = e;
        } catch (IOException e) {
            end = new UncheckedIOException(e);
        }
        if (end != null && chunk.isEmpty()) {
            throw end;
        }
        return chunk;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    static int characters(Row row) {
        return switch (row) {
            case Row.Fields read -> characters(read.fields());
            case Row.Unreadable unreadable -> unreadable.text().length();
        };
    }

    static int characters(List<String> fields) {
        var characters = 0;
        for (var field : fields) {
            characters += field.length();
        }
        return characters;
    }

    private static List<String> header(Records records) throws IOException {
        var header = List.copyOf(records.header());
        if (characters(header) > LONGEST_HEADER) {
            throw new FileException("has a header of more than " + LONGEST_HEADER + " characters; is a quote missing?");
        }
        if (header.stream().anyMatch(name -> name.indexOf('\0') >= 0 || TextSource.isDamaged(name))) {
            throw new FileException("has a header that is not text; save the file as CSV in UTF-8");
        }
        return header;
    }
}
