package io.kring.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepForTest {
    @ParameterizedTest
    @CsvSource({
        "P1D,   2026-03-01T09:30:00Z, 2026-02-28T09:30:00Z",
        "P2W,   2026-03-01T09:30:00Z, 2026-02-15T09:30:00Z",
        "P90D,  2026-03-01T00:00:00Z, 2025-12-01T00:00:00Z",
        "P1M,   2026-03-31T12:00:00Z, 2026-02-28T12:00:00Z",
        "P18M,  2026-03-01T00:00:00Z, 2024-09-01T00:00:00Z",
        "P2Y6M, 2026-03-01T00:00:00Z, 2023-09-01T00:00:00Z",
        "P1Y1D, 2024-03-01T00:00:00Z, 2023-02-28T00:00:00Z"
    })
    void isCountedInCalendarUnits(String keepFor, Instant now, Instant before) {
        assertThat(KeepFor.of(keepFor).before(now)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-28T00:00:00Z, 2024-02-28T00:00:00Z",
        "2025-03-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "2024-02-29T00:00:00Z, 2023-02-28T00:00:00Z"
    })
    void aLeapDayIsKeptUntilTheYearIsOver(Instant now, Instant before) {
        assertThat(KeepFor.of("P1Y").before(now)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P100Y", "P1200M", "P36500D", "P0Y1D"})
    void aDayToAHundredYears(String keepFor) {
        assertThat(KeepFor.parse(keepFor)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "P0D",
                "P0Y0M",
                "P-1Y",
                "-P1Y",
                "P1",
                "1Y",
                "two years",
                "PT24H",
                "P1DT1H",
                "P101Y",
                "P1201M",
                "P99999D",
                "P9999999999Y",
                "p1y",
                "P1M1Y",
                " P1Y"
            })
    void nothingElse(String keepFor) {
        assertThat(KeepFor.parse(keepFor)).isEmpty();
        assertThatThrownBy(() -> KeepFor.of(keepFor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO 8601");
    }

    @Test
    void theLongestIsOfTheCalendarToo() {
        assertThat(KeepFor.of("P100Y").before(Instant.parse("2026-03-01T00:00:00Z")))
                .isEqualTo("1926-03-01T00:00:00Z");
    }
}
