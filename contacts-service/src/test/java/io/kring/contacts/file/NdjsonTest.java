package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonTest {
    private static final String NDJSON = "application/x-ndjson";

    @Test
    void objectsAreFlattenedAndArraysAreListsOrNumbered() throws IOException {
        // When
        var read = Reading.of(NDJSON, """
                {"givenName": "Sjoukje", "address": {"city": "Sneek", "geo": {"lat": 53.0320}}, "age": 41, "vip": true}

                {"emails": ["a@example.org", "b@example.org"], "tags": ["vip", "sailing; NL"], "note": null, "more": []}
                {"phones": [{"type": "work", "value": "1"}, {"value": "2"}, {"type": "home", "value": "3"}], "late": 1e3}
                {"companies": [{"name": "Kring", "since": null}], "consents": [], "custom": {"size": [1, 2.0]}}
                """);

        // Then
        assertThat(read.header())
                .containsExactly(
                        "givenName",
                        "address.city",
                        "address.geo.lat",
                        "age",
                        "vip",
                        "emails",
                        "tags",
                        "phone.type",
                        "phone.value",
                        "phone.value 2",
                        "phone.type 3",
                        "phone.value 3",
                        "late",
                        "companies",
                        "consents",
                        "custom.size");
        assertThat(read.named())
                .containsExactly(
                        Map.of(
                                "givenName",
                                "Sjoukje",
                                "address.city",
                                "Sneek",
                                "address.geo.lat",
                                "53.0320",
                                "age",
                                "41",
                                "vip",
                                "true"),
                        Map.of("emails", "a@example.org; b@example.org", "tags", "vip; \"sailing; NL\""),
                        Map.of(
                                "phone.type",
                                "work",
                                "phone.value",
                                "1",
                                "phone.value 2",
                                "2",
                                "phone.type 3",
                                "home",
                                "phone.value 3",
                                "3",
                                "late",
                                "1e3"),
                        Map.of("companies", "[{\"name\":\"Kring\",\"since\":null}]", "custom.size", "1; 2.0"));
        assertThat(read.lines()).containsExactly(1L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\": 1          | is not JSON, at character",
                "nonsense           | is not JSON, at character 1: Unrecognized token 'nonsense'",
                "[1]                | is not a JSON object",
                "42                 | is not a JSON object",
                "{\"a\":1} {\"a\":2}| has more than one JSON object",
                "{\"a\":1,\"a\":2}  | is not JSON, at character 11: Duplicate field 'a'",
                "{\"a\":\"\\ud83d\"} | has something that is no text",
                "{\"a\\u0000\":1}   | has something that is no text",
            })
    void aLineThatIsNoObjectIsUnreadableAndTheOthersAreNot(String line, String reason) throws IOException {
        // When
        var read = Reading.of(NDJSON, "{\"a\": 1}\r\n" + line + "\r\n{\"a\": 2}");

        // Then
        assertThat(read.fields()).containsExactly(List.of("1"), List.of("2"));
        assertThat(read.unreadable()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(2);
            assertThat(row.text()).isEqualTo(line);
            assertThat(row.reason()).startsWith(reason);
        });
    }

    @Test
    void bytesThatAreNotUtf8MakeTheirLineUnreadable() throws IOException {
        // Given
        var bytes = "{\"a\":\"José\"}\n{\"a\":\"Jan\"}".getBytes(StandardCharsets.ISO_8859_1);

        // When
        var read = Reading.of(NDJSON, bytes);

        // Then
        assertThat(read.fields()).containsExactly(List.of("Jan"));
        assertThat(read.unreadable())
                .containsExactly(new Row.Unreadable(1, "{\"a\":\"Jos\uFFFD\"}", "has bytes that are not UTF-8"));
    }

    @Test
    void aLineMayBeAsLongAsARecord() throws IOException {
        // Given
        var longest = "{\"a\":\"" + "x".repeat(PeopleFile.LONGEST_RECORD - 8) + "\"}";
        var longer = "{\"a\":\"" + "x".repeat(3 * PeopleFile.LONGEST_RECORD) + "\"}";

        // When
        var read = Reading.of(NDJSON, longest + "\n" + longer + "\n{\"a\":1}");

        // Then
        assertThat(read.fields()).hasSize(2).last().isEqualTo(List.of("1"));
        assertThat(read.unreadable()).singleElement().satisfies(row -> {
            assertThat(row.reason()).isEqualTo("is longer than 1048576 characters");
            assertThat(row.text()).hasSize(Row.Unreadable.LONGEST_TEXT);
        });
    }

    @Test
    void aRecordOfTooManyFieldsDoesNotMakeTheOthersUnreadable() throws IOException {
        // Given
        var many = IntStream.range(0, 1_100)
                .mapToObj(number -> "\"f" + number + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        // When
        var read = Reading.of(NDJSON, "{\"a\":1}\n" + many + "\n{\"b\":{\"c\":2},\"b.c\":3}");

        // Then
        assertThat(read.header()).containsExactly("a", "b.c", "b.c 2");
        assertThat(read.fields()).containsExactly(List.of("1", "", ""), List.of("", "2", "3"));
        assertThat(read.unreadable())
                .extracting(Row.Unreadable::reason)
                .containsExactly("has more different fields than a file can have columns");
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
        var lines = "{\"a\":1}\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        // When
        var read = Reading.of(NDJSON, new SequenceInputStream(new ByteArrayInputStream(lines), broken));

        // Then
        assertThat(read.end()).isInstanceOf(UncheckedIOException.class);
        assertThat(read.fields()).hasSizeGreaterThan(50_000);
    }

    @Property(tries = 200)
    void whatIsWrittenIsRead(@ForAll("records") List<Map<String, String>> records) throws IOException {
        // Given
        var json = new ObjectMapper();
        var text = new StringBuilder("\uFEFF");
        for (var record : records) {
            text.append(json.writeValueAsString(record)).append("\r\n");
        }

        // When
        var read = Reading.of(NDJSON, text.toString());

        // Then
        records.forEach(record -> record.values().removeIf(String::isEmpty));
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.named()).isEqualTo(records);
    }

    @Provide
    Arbitrary<List<Map<String, String>>> records() {
        var parts =
                Arbitraries.of("a", "Z", "\"", "\\", "\n", "\r", "\u0001", "\0", "\u2028", "é", "日本", "😀", "{", "}");
        var value = parts.list().ofMaxSize(8).map(list -> String.join("", list));
        var name = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6).map(plain -> "x" + plain);
        return Arbitraries.maps(name, value)
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(map -> (Map<String, String>) new LinkedHashMap<>(map))
                .list()
                .ofMaxSize(10);
    }
}
