package io.kring.contacts.job;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionTest {
    @Test
    void aRowIsGivenBackAsItWas() {
        // Given
        var cells = List.of("Ann", "Hoekstra, \"jr\"\nSneek", "", " x ");

        // When
        var line = Rejection.of(7, "Name", "is not valid, \"so\"", cells).corrigible();

        // Then
        assertThat(read(line)).hasSize(1);
        assertThat(read(line).getFirst())
                .startsWith("7", "Name", "is not valid, \"so\"")
                .endsWith(cells.toArray(String[]::new));
    }

    @Test
    void aRowThatIsCutOffOpensNoQuote() {
        // Given
        var cells = List.of("Ann", ",\"".repeat(9_000));

        // When
        var line = Rejection.of(7, "Name", "is too long", cells).corrigible();

        // Then
        assertThat(read(line + "\n1,2,3,4")).hasSize(2);
        assertThat(read(line).getFirst().get(3)).hasSize(10_000);
    }

    private static List<List<String>> read(String file) {
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
