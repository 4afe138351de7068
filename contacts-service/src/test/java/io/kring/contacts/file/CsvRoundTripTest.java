package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.kring.contacts.file.text.TextSource;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was written in any dialect is read back. */
class CsvRoundTripTest {
    private static final List<String> HEADER = List.of("Name", "E-mail 1 - Value", "Opmerking");

    @Property(tries = 400)
    void whatIsWrittenIsRead(
            @ForAll("separators") char separator,
            @ForAll("encodings") String encoding,
            @ForAll("lineEnds") LineDelimiter lineEnd,
            @ForAll("rows") List<List<String>> rows)
            throws IOException {
        // Given
        var bytes = encode(csv(separator, lineEnd, rows), encoding);

        // When
        var read = Reading.of(null, bytes);

        // Then
        assertThat(read.header()).isEqualTo(HEADER);
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.fields()).isEqualTo(rows);
    }

    @Property(tries = 100)
    void windows1252IsReadWhereItIsNotUtf8(
            @ForAll("separators") char separator, @ForAll("westernRows") List<List<String>> rows) throws IOException {
        // Given
        var bytes = csv(separator, LineDelimiter.CRLF, rows).getBytes(TextSource.WINDOWS_1252);

        // When
        var read = Reading.of("text/csv", bytes);

        // Then
        assertThat(read.fields()).isEqualTo(rows);
    }

    private static String csv(char separator, LineDelimiter lineEnd, List<List<String>> rows) throws IOException {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(lineEnd)
                .build(text)) {
            writer.writeRecord(HEADER);
            rows.forEach(writer::writeRecord);
        }
        return text.toString();
    }

    private static byte[] encode(String text, String encoding) {
        var marked = encoding.startsWith("BOM ");
        var charset = Charset.forName(encoding.replace("BOM ", ""));
        return (marked ? "\uFEFF" + text : text).getBytes(charset);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of("UTF-8", "BOM UTF-8", "BOM UTF-16LE", "BOM UTF-16BE");
    }

    @Provide
    Arbitrary<LineDelimiter> lineEnds() {
        return Arbitraries.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        var nasty = Arbitraries.of(",", ";", "\t", "|", "\"", "\n", "\r\n", "\r", " ", "é", "ß", "日本", "😀", "\uFFFD");
        var plain = Arbitraries.strings().alpha().numeric().ofMaxLength(8);
        return rowsOf(Arbitraries.oneOf(plain, nasty).list().ofMaxSize(6).map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<List<List<String>>> westernRows() {
        return rowsOf(Arbitraries.strings()
                .withCharRange('A', 'z')
                .withCharRange('À', 'ÿ')
                .ofMaxLength(20));
    }

    private static Arbitrary<List<List<String>>> rowsOf(Arbitrary<String> field) {
        return field.list().ofSize(HEADER.size()).list().ofMaxSize(20);
    }
}
