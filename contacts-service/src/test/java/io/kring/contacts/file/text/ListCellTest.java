package io.kring.contacts.file.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCellTest {
    @Property
    void whatIsEncodedIsDecoded(@ForAll("values") List<String> values) {
        assertThat(ListCell.decode(ListCell.encode(values))).isEqualTo(values);
    }

    @Property
    void anyCellHasValuesThatAreEncodedAndDecodedAlike(@ForAll("texts") String cell) {
        // When
        var values = ListCell.decode(cell);

        // Then
        assertThat(ListCell.decode(ListCell.encode(values))).isEqualTo(values);
    }

    @Test
    void valuesAreInQuotesWhereTheyHaveTo() {
        assertThat(ListCell.encode(List.of("vip", "Sneek; NL", "a \"b\"", "c, d", "", " e")))
                .isEqualTo("vip; \"Sneek; NL\"; \"a \"\"b\"\"\"; \"c, d\"; \"\"; \" e\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a;b ; c;|a/b/c",
                "~~|~~",
                "; ;|~~",
                "12\" vinyl; b|12\" vinyl/b",
                "\"a\" b; c|\"a\" b/c",
                "\"a; b|\"a/b"
            })
    void whatOthersWroteIsTakenAsMeant(String cell, String expected) {
        assertThat(String.join("/", ListCell.decode(cell))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return texts().list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(";", "\"", "\"\"", ",", " ", "\n", "\r\n", "\u2003", "=1+1", "é", "😀", "عمر", "a", "b")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
