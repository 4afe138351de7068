package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final String CSV = "text/csv; charset=utf-8; header=present";

    @Test
    void rowsComeAsTheyAreWithTheLineWhereTheyBegin() throws IOException {
        // When
        var read = Reading.of(CSV, "name,note\n\nJan,\"a\n\"\"b\"\"\"\r\nPiet\rKees,x,y\n\n\"Truus\",");

        // Then
        assertThat(read.header()).containsExactly("name", "note");
        assertThat(read.fields())
                .containsExactly(
                        List.of("Jan", "a\n\"b\""), List.of("Piet"), List.of("Kees", "x", "y"), List.of("Truus", ""));
        assertThat(read.lines()).containsExactly(3L, 5L, 6L, 8L);
        assertThat(read.rows().getFirst().text()).isEqualTo("Jan,\"a\n\"\"b\"\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`a;b\n1,5;2,5\n3,1;4,2`, ;",
                "`a\tb, c\n1\t2\n3\t4`, `\t`",
                "`a|b\n1|2`, |",
                "`\"x;y;z\",b\n\"1;2;3\",2`, `,`",
                "`Name, first;E-mail;Phone\nJan;a@example.org;1\nPiet;b@example.org;2`, ;",
                "`name\nJan`, `,`",
                "`a,b\n\"1;\n2;3\",4\n\"5;\n6;7\",8`, `,`",
            })
    void theSeparatorIsToldFromTheFirstRecords(String text, char separator) throws IOException {
        assertThat(CsvDialect.read(new BufferedReader(new StringReader(text)), CsvDialect.USUAL))
                .isEqualTo(new CsvDialect(separator, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "SEP=;\n", "\"sep=;\"\r"})
    void excelMayNameTheSeparatorInALineOfItsOwn(String line) throws IOException {
        // When
        var read = Reading.of(CSV, line + "a,b;c\n1,2;3\n");

        // Then
        assertThat(read.header()).containsExactly("a,b", "c");
        assertThat(read.fields()).containsExactly(List.of("1,2", "3"));
        assertThat(read.lines()).containsExactly(3L);
    }

    @Test
    void tabSeparatedTextIsSeparatedByTabsWhateverElseIsInIt() throws IOException {
        assertThat(Reading.of("text/tab-separated-values", "a,b;c\n1,2;3\n").header())
                .containsExactly("a,b;c");
    }

    @Test
    void anEmptyFileHasNoHeaderAndAHeaderAloneHasNoRows() throws IOException {
        assertThat(Reading.of(CSV, "").header()).isEmpty();
        assertThat(Reading.of(CSV, "\uFEFF\n").header()).isEmpty();
        assertThat(Reading.of(CSV, "a,b").rows()).isEmpty();
        assertThat(Reading.of(CSV, "a,,a\n1,2,3").header()).containsExactly("a", "", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void theEncodingIsTold(String encoding) throws IOException {
        // Given
        var text = "naam;plaats\n" + "Jan;Sneek\n".repeat(20_000) + "José;Súdwest-Fryslân\n";

        // When
        var read = Reading.of(CSV, text.getBytes(Charset.forName(encoding)));

        // Then
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.fields().getLast()).containsExactly("José", "Súdwest-Fryslân");
    }

    @Test
    void aByteThatIsNoTextMakesItsRecordUnreadable() throws IOException {
        // Given
        var text = "naam,plaats\nJosé,Ljouwert\nJan,Sn\u00FFeek\nÁfke,Drylts\n\uFFFD,Boalsert\n";
        var bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replace("\u00C3\u00BF", "\u00FF")
                .getBytes(StandardCharsets.ISO_8859_1);

        // When
        var read = Reading.of(CSV, bytes);

        // Then
        assertThat(read.fields())
                .containsExactly(List.of("José", "Ljouwert"), List.of("Áfke", "Drylts"), List.of("\uFFFD", "Boalsert"));
        assertThat(read.unreadable())
                .containsExactly(new Row.Unreadable(
                        3, "Jan,Sn\uFFFDeek", "has bytes that are no text in the encoding of the file"));
    }

    @Test
    void aRecordThatIsTooLongIsUnreadableAndTheNextIsNot() throws IOException {
        // Given
        var half = "x".repeat(PeopleFile.LONGEST_RECORD / 2);

        // When
        var read = Reading.of(CSV, "a,b,c\n%s,%s,\n%s,%s,y\n1,2,3\n".formatted(half, half, half, half));

        // Then
        assertThat(read.fields()).hasSize(2).last().isEqualTo(List.of("1", "2", "3"));
        assertThat(read.unreadable()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.text()).hasSize(Row.Unreadable.LONGEST_TEXT).startsWith("xx");
            assertThat(row.reason()).isEqualTo("is longer than 1048576 characters; is a quote missing?");
        });
    }

    @Test
    void aQuoteThatIsNeverClosedEndsTheFileAfterWhatWasBefore() throws IOException {
        // When
        var read = Reading.of(CSV, "a,b\n1,2\n3,\"4\n5,6\n");

        // Then
        assertThat(read.fields()).containsExactly(List.of("1", "2"));
        assertThat(read.end()).isInstanceOf(FileException.class).hasMessageStartingWith("stops being CSV: ");
        assertThat(Reading.of(CSV, "a,b\n1,2\n3,\"" + "4\n".repeat(5_000_000)).fields())
                .hasSize(1);
    }

    @Test
    void textAfterAClosingQuoteMakesItsRecordUnreadable() throws IOException {
        // When
        var read = Reading.of(
                CSV,
                "a,b\r\n\r\n1,\"x\r\n\"\"y\"\"\"\r\n\"Jan \"Piet\" Smit\",2\r\n3,\"4\"\r\n5,\"6\"7\r8,9 \"x\" \r\n");

        // Then
        assertThat(read.fields())
                .containsExactly(List.of("1", "x\r\n\"y\""), List.of("3", "4"), List.of("8", "9 \"x\" "));
        assertThat(read.unreadable())
                .extracting(Row.Unreadable::line, Row.Unreadable::reason)
                .containsExactly(
                        tuple(5L, "has text after a closing quote; within a field a quote is written twice"),
                        tuple(7L, "has text after a closing quote; within a field a quote is written twice"));
    }

    @Test
    void nulIsLeftToWhoeverReadsTheField() throws IOException {
        assertThat(Reading.of(CSV, "a,b\n1,\0\n").fields()).containsExactly(List.of("1", "\0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\0", "a,\u00FF\u00FE\u00FF"})
    void aHeaderThatIsNoTextIsRefused(String header) {
        var bytes = ("\u00EF\u00BB\u00BF" + header + "\n1,2\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Reading.of(CSV, bytes)).isInstanceOf(FileException.class);
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Reading.of(CSV, "ab,".repeat(PeopleFile.LONGEST_HEADER) + "\n1"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("header of more than 65536 characters");
        assertThatThrownBy(() -> Reading.of(CSV, "\"" + "a".repeat(3_000_000) + "\n1"))
                .isInstanceOf(FileException.class);
    }

    @Test
    void aStreamThatBreaksOffGivesWhatCameBefore() throws IOException {
        // Given
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };
        var rows = ("a,b\n" + "1,2\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        // When
        var read = Reading.of(CSV, new SequenceInputStream(new ByteArrayInputStream(rows), broken));

        // Then
        assertThat(read.end()).isInstanceOf(UncheckedIOException.class);
        assertThat(read.rows()).hasSizeGreaterThan(50_000);
    }
}
