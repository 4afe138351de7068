package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String HEADER = row(1, text("A1", "a"), text("B1", "b"), text("C1", "c"));

    @Test
    void textsComeFromWhereverTheyAre() throws IOException {
        // Given
        var workbook = new WrittenXlsx()
                .sharedStrings("<si><t>name</t></si><si><r><t>Sjou</t></r><r><t xml:space='preserve'>kje </t></r>"
                        + "<rPh sb='0' eb='1'><t>guide</t></rPh></si><si><t>a&amp;b_x000D_</t></si>")
                .sheet(row(1, cell("A1", "s", "0"), text("B1", "note"), text("C1", "vip"))
                        + row(2, cell("A2", "s", "1"), cell("B2", "s", "2"), cell("C2", "b", "1"))
                        + row(3, "<c r='A3' t='str'><f>UPPER(\"x\")</f><v>X</v></c>", cell("C3", "b", "0"))
                        + row(4, "<c r='B4'><f>1+1</f><v>2</v></c>", cell("C4", "e", "#N/A")));

        // When
        var read = Reading.of(XLSX, workbook.bytes());

        // Then
        assertThat(read.header()).containsExactly("name", "note", "vip");
        assertThat(read.fields())
                .containsExactly(
                        List.of("Sjoukje ", "a&b\r", "true"), List.of("X", "", "false"), List.of("", "2", "#N/A"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 31612345678, 31612345678",
        "0, 3.1612345678E10, 31612345678",
        "0, 1.0, 1",
        "0, 0.30000000000000004, 0.3",
        "0, -2.50, -2.5",
        "0, 1E-3, 0.001",
        "0, 12345678901234567890, 12345678901234567890",
        "0000000000, 612345678, 0612345678",
        "14, 46053, 2026-01-31",
        "14, 1, 1900-01-01",
        "14, 59, 1900-02-28",
        "14, 61, 1900-03-01",
        "22, 46053.5, 2026-01-31T12:00:00",
        "22, 46053.75001157407, 2026-01-31T18:00:01",
        "22, 46053.999999, 2026-02-01",
        "20, 0.5, 12:00:00",
        "dd/mm/yyyy;@, 46053, 2026-01-31",
        "[$-413]d mmmm yyyy, 46053, 2026-01-31",
        "[h]:mm, 46053, 46053",
        "[Red]0.00, 46053, 46053",
        "#.##0 \"days\", 3, 3",
        "General, 46053, 46053",
        "14, -1, -1",
        "0, nonsense, nonsense"
    })
    void numbersAreWrittenAsPeopleReadThem(String format, String value, String expected) throws IOException {
        // Given
        var workbook = new WrittenXlsx()
                .formats("0", format.replace("\"", "&quot;"))
                .sheet(HEADER + row(2, "<c r='A2' s='1'><v>" + value + "</v></c>"));

        // When
        var read = Reading.of(null, workbook.bytes());

        // Then
        assertThat(read.fields()).containsExactly(List.of(expected, "", ""));
    }

    @Test
    void daysMayBeCountedFrom1904() throws IOException {
        // Given
        var workbook = new WrittenXlsx()
                .from1904()
                .formats("14")
                .sheet(HEADER
                        + row(
                                2,
                                "<c r='A2' s='0'><v>44591</v></c>",
                                "<c r='B2'><v>44591</v></c>",
                                "<c r='C2' s='0'><v>44591.25</v></c>"));

        // When
        var read = Reading.of(XLSX, workbook.bytes());

        // Then
        assertThat(read.fields()).containsExactly(List.of("2026-01-31", "44591", "2026-01-31T06:00:00"));
    }

    @Test
    void emptyRowsAreCountedAndCellsAreWhereTheySay() throws IOException {
        // Given
        var workbook = new WrittenXlsx()
                .sheet("visible", row(1, "<c r='A1' s='0'/>"))
                .sheet("hidden", HEADER + row(2, text("A2", "secret")))
                .sheet(row(3, text("A3", "a"), text("C3", "c"))
                        + row(4, "<c r='A4'/>")
                        + "<row/>"
                        + row(7, text("C7", "3"), text("A7", "1"))
                        + row(9, text("D9", "more")));

        // When
        var read = Reading.of(XLSX, workbook.bytes());

        // Then
        assertThat(read.header()).containsExactly("a", "", "c");
        assertThat(read.fields()).containsExactly(List.of("1", "", "3"), List.of("", "", "", "more"));
        assertThat(read.lines()).containsExactly(7L, 9L);
    }

    @Test
    void textsAreSharedInAnyOrder() throws IOException {
        // Given
        var items = IntStream.range(0, 300)
                .mapToObj(item -> "<si><t>" + item + "&amp;" + "x".repeat(32_000) + "</t></si>")
                .collect(Collectors.joining());
        var rows = IntStream.range(0, 300)
                .mapToObj(item -> row(item + 2, cell("A" + (item + 2), "s", String.valueOf(299 - item))))
                .collect(Collectors.joining());

        // When
        var read = Reading.of(
                XLSX,
                new WrittenXlsx().sharedStrings(items).sheet(HEADER + rows).bytes());

        // Then
        assertThat(read.fields())
                .hasSize(300)
                .allSatisfy(fields -> assertThat(fields.getFirst()).hasSizeGreaterThan(32_000));
        assertThat(read.fields().stream().map(fields -> fields.getFirst().split("&")[0]))
                .isEqualTo(IntStream.range(0, 300)
                        .mapToObj(item -> String.valueOf(299 - item))
                        .toList());
    }

    /** Parsers of XML count what is written as an entity, against bombs of another kind. */
    @Test
    void anyNumberOfCharactersMayBeEscaped() throws IOException {
        // Given
        var workbook = new WrittenXlsx().sheet(HEADER + row(2, text("A2", "&amp;".repeat(200_000))));

        // When
        var read = Reading.of(XLSX, workbook.bytes());

        // Then
        assertThat(read.fields()).containsExactly(List.of("&".repeat(200_000), "", ""));
    }

    @Test
    void aRowThatIsTooLongIsUnreadableAndTheNextIsNot() throws IOException {
        // Given
        var half = "x".repeat(PeopleFile.LONGEST_RECORD / 2 + 1);

        // When
        var read = Reading.of(
                XLSX,
                new WrittenXlsx()
                        .sheet(HEADER + row(2, text("A2", half), text("B2", half)) + row(3, text("A3", "1")))
                        .bytes());

        // Then
        assertThat(read.fields()).containsExactly(List.of("1", "", ""));
        assertThat(read.unreadable())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isEqualTo("is longer than 1048576 characters"));
    }

    @Test
    void whatIsBrokenOrMaliciousIsRefused() throws IOException {
        // Given
        var whole = new WrittenXlsx().sheet(HEADER).bytes();
        var entity = new WrittenXlsx().sheet(HEADER + "&x;");

        // Then
        assertRefused(HEADER + "<row/>".repeat(6 << 20), "is refused: xl/worksheets/sheet1.xml is over 250 times");
        assertRefused(HEADER + " ".repeat(11 << 20), "has a text of more than 1048576 characters");
        assertRefused(
                HEADER + row(2, "<c t='inlineStr'><is>" + "<t>xxxxxxx</t>".repeat(150_000) + "</is></c>"),
                "has a text of more than 1048576 characters");
        assertRefused(row(1, cell("A1", "s", "7")), "is a broken Excel file: there is no shared text 7");
        assertRefused(row(1, cell("A1", "s", "2147483647")), "is a broken Excel file: there is no shared text 21");
        assertRefused(
                row(1, "<c t='s'><f>1</f><v>21<x>47</x>483647</v></c>"),
                "is a broken Excel file: there is no shared text 2147483647");
        assertRefused(row(1, text("ZZZZZ1", "x")), "is a broken Excel file: there is no cell ZZZZZ1");
        assertRefused("<row>" + "<c/>".repeat(16_385) + "</row>", "is a broken Excel file: a row has more than");
        assertRefused(
                HEADER + "<row><c><f t='array' ref='A1:B2'>1</f></c></row>".repeat(1_001),
                "has more than 1000 array formulas");
        assertRefused(row(1, cell("A1", "unheard", "x")), "is a broken Excel file, or has something in it");
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "is a broken Excel file");
        assertRefused(new WrittenXlsx().bytes(), "is no Excel file, or has no sheet that is shown");
        assertThat(Reading.of(XLSX, entity.bytes()).end()).hasMessageContaining("is a broken Excel file");
    }

    @Test
    void sheetsThatGoOnWithTheSameHeaderAreOneFile() throws IOException {
        // Given
        var workbook = new WrittenXlsx()
                .sheet(HEADER + row(2, text("A2", "1")))
                .sheet(row(1, text("A1", "other")) + row(2, text("A2", "2")))
                .sheet(HEADER + row(2, text("B2", "3")));

        // When
        var read = Reading.of(XLSX, workbook.bytes());

        // Then
        assertThat(read.fields()).containsExactly(List.of("1", "", ""), List.of("", "3", ""));
    }

    @Test
    void whatIsNotInCellsMayBeLong() throws IOException {
        // Given
        var comment = "<text>" + "x".repeat(1_000) + "</text>";

        // When
        var read = Reading.of(
                XLSX,
                new WrittenXlsx()
                        .sheet(HEADER + row(2, text("A2", "1")) + comment.repeat(2_000))
                        .bytes());

        // Then
        assertThat(read.fields()).containsExactly(List.of("1", "", ""));
    }

    @Test
    void nothingIsLeftOnTheDisk() throws IOException {
        // Given
        var before = temporary();

        // When
        Reading.of(XLSX, new WrittenXlsx().sheet(HEADER).bytes());
        Reading.of("text/vcard", "BEGIN:VCARD\nVERSION:3.0\nN:Meer;Jan\nEND:VCARD\n");
        assertRefused(new WrittenXlsx().bytes(), "is no Excel file");

        // Then
        assertThat(temporary()).isEqualTo(before);
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("kring-people"))
                    .sorted()
                    .toList();
        }
    }

    private static void assertRefused(String rows, String message) throws IOException {
        assertRefused(new WrittenXlsx().sheet(rows).bytes(), message);
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> Reading.of(XLSX, bytes))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(message);
    }

    private static String row(int number, String... cells) {
        return "<row r='" + number + "'>" + String.join("", cells) + "</row>";
    }

    private static String text(String reference, String text) {
        return "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(reference, text);
    }

    private static String cell(String reference, String type, String value) {
        return "<c r='%s' t='%s'><v>%s</v></c>".formatted(reference, type, value);
    }
}
