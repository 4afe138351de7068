package io.kring.contacts.file.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ezvcard.VCardVersion;
import io.kring.contacts.file.FileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A file of people as it streams out: CSV, NDJSON, XLSX or vCard. Memory does not grow with the people. What was written and is read
 * by {@link io.kring.contacts.file.PeopleFile} has the same cells again, {@link PersonCells}.
 */
public interface PeopleWriter extends Closeable {
    /** A person as JSON. */
    void write(ObjectNode person) throws IOException;

    /** Ends the file, and closes the stream. Without it the file is not whole. */
    @Override
    void close() throws IOException;

    /**
     * Begins a file.
     *
     * @param mediaType {@code text/csv}, {@code application/x-ndjson} (or {@code application/jsonl}), {@code
     *     application/vnd.openxmlformats-officedocument.spreadsheetml.sheet}, {@code text/vcard} of version 4.0, or 3.0 with the
     *     parameter {@code version=3.0}
     * @param columns in their order, of {@link #columns}; NDJSON has the whole person, whatever they are
     * @throws FileException.Unsupported where it is none of these
     */
    static PeopleWriter open(String mediaType, OutputStream stream, List<String> columns) throws IOException {
        var parts = mediaType.toLowerCase(Locale.ROOT).split(";");
        var parameters = Stream.of(parts)
                .skip(1)
                .map(part -> part.replaceAll("[\\s\"]", ""))
                .toList();
        return switch (parts[0].strip()) {
            case "text/csv" -> new CsvPeople(stream, columns);
            case "application/x-ndjson", "application/jsonl" -> new NdjsonPeople(stream);
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> new XlsxPeople(stream, columns);
            case "text/vcard" ->
                new VcardPeople(
                        stream, parameters.contains("version=3.0") ? VCardVersion.V3_0 : VCardVersion.V4_0, columns);
            default ->
                throw new FileException.Unsupported(
                        "cannot be written as " + mediaType
                                + "; ask for CSV (text/csv), NDJSON (application/x-ndjson), vCard (text/vcard) or Excel's XLSX");
        };
    }

    /** All columns in their order: those that everybody has, then {@code custom.key} for each key of {@code custom}. */
    static List<String> columns(Collection<String> customKeys) {
        return Stream.concat(PersonCells.FIELDS.stream(), customKeys.stream().map(key -> PersonCells.CUSTOM + key))
                .toList();
    }
}
