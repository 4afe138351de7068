package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "text/csv; charset=utf-8, CSV",
        "TEXT/CSV, CSV",
        "text/tab-separated-values, TSV",
        "application/x-ndjson, NDJSON",
        "application/jsonl, NDJSON",
        "text/vcard; version=3.0, VCARD",
        "text/x-vcard, VCARD"
    })
    void isDeclared(String mediaType, Format expected) {
        assertThat(Format.of(mediaType, new byte[0])).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'name,email', CSV",
        "'\uFEFFname,email', CSV",
        "'{\"name\": \"Jan\"}', NDJSON",
        "'\n {\"name\": \"Jan\"}', NDJSON",
        "'\uFEFFbegin:vcard\nVERSION:2.1', VCARD",
        "'[draft];name', CSV",
        "'PK\u0003\u0004......[Content_Types].xml', XLSX",
        "'', CSV"
    })
    void isToldFromTheFirstBytes(String first, Format expected) {
        var bytes = first.getBytes(StandardCharsets.UTF_8);
        assertThat(Format.of(null, bytes)).isEqualTo(expected);
        assertThat(Format.of("application/octet-stream", bytes)).isEqualTo(expected);
        assertThat(Format.of("application/vnd.ms-excel", bytes)).isEqualTo(expected);
    }

    @Test
    void utf16IsText() {
        assertThat(Format.of(null, "\uFEFFname;email".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(Format.CSV);
        assertThat(Format.of(null, "\uFEFFBEGIN:VCARD".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(Format.VCARD);
    }

    @Test
    void aWorkbookIsOneWhateverIsDeclared() {
        var bytes = "PK\u0003\u0004......xl/workbook.xml".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Format.of("text/csv", bytes)).isEqualTo(Format.XLSX);
        assertThatThrownBy(() -> Format.of(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new byte[] {'a'}))
                .hasMessage("is declared as XLSX, but is not; save it again as .xlsx");
    }

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7', 'is a PDF; export the table as CSV'",
        "'\u00D0\u00CF\u0011\u00E0\u00A1', 'is an old Excel file (.xls) or has a password; save it as .xlsx'",
        "'PK\u0003\u0004.....people.csv', 'is an archive (ZIP); send the files in it one by one'",
        "'PK\u0003\u0004..mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'is an OpenDocument file; save it as'",
        "'\u001F\u008B\u0008', 'is compressed (gzip); send what is in it'",
        "'[{\"name\": 1}]', 'is one array of JSON; write each person on a line'",
        "'<html><table>', 'is HTML or XML; save it as .xlsx or CSV'",
        "'\u0001\u0002\u0003\u0004', 'is not text'"
    })
    void whatIsNotReadIsNamedWithWhatToDo(String first, String message) {
        assertThatThrownBy(() -> Format.of(null, first.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(FileException.Unsupported.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("send CSV (text/csv), tab-separated text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/png", "nonsense"})
    void aTypeThatIsNotReadIsRefused(String type) {
        assertThatThrownBy(() -> Format.of(type, "name,email".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileException.Unsupported.class)
                .hasMessageStartingWith("is declared as " + type + "; send CSV");
    }
}
