package io.kring.contacts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.kring.contacts.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhonesTest {
    @Test
    void theRegionInWhichItIsValidGoesBeforeTheFirst() {
        assertThat(Phones.canonical("(415) 293-3313", List.of("NL", "US"))).contains("+14152933313");
    }

    @Test
    void aNumberWithoutCountryCodeIsNobodysWhereTheRegionIsNotKnown() {
        assertThat(Phones.canonical("0612345678")).isEmpty();
        assertThat(Phones.canonical("+31612345678")).contains("+31612345678");
        assertThat(Phones.canonical("7733")).isEmpty();
    }

    /** Examples of all regions and kinds of number: the national notation must give the published E.164. */
    @Test
    void agreesWithTheExampleNumbersOfAllRegions() throws IOException {
        // Given
        var file = SharedData.file("contacts/phone-numbers.csv");
        var examples = 0;
        var agreed = 0;

        // When
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : csv) {
                examples++;
                var canonical = Phones.canonical(row.getField("national"), List.of(row.getField("region")));
                agreed += canonical.equals(Optional.of(row.getField("e164"))) ? 1 : 0;
            }
        }

        // Then
        System.out.printf("Phone numbers: %d of %d as published%n", agreed, examples);
        assertThat(examples).isGreaterThan(1_000);
        assertThat((double) agreed / examples).isGreaterThanOrEqualTo(0.99);
    }
}
