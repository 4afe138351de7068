package io.kring.contacts.file.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * CSV (RFC 4180) in UTF-8 with the columns as header. Cells are never altered, so that a file can be imported again; spreadsheets
 * take those that begin with {@code =}, {@code +}, {@code -} or {@code @} for formulas, and {@code +31…} for a number. For
 * people there is XLSX, where a text is a text.
 */
final class CsvPeople implements PeopleWriter {
    private final CsvWriter csv;
    private final List<String> columns;

    CsvPeople(OutputStream stream, List<String> columns) {
        this.csv = CsvWriter.builder().build(stream, StandardCharsets.UTF_8);
        this.columns = List.copyOf(columns);
        csv.writeRecord(columns);
    }

    @Override
    public void write(ObjectNode person) {
        var record = csv.writeRecord();
        columns.forEach(column -> record.writeField(PersonCells.text(person, column)));
        record.endRecord();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
