package io.kring.analytics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @Test
    void takesDatesAndMoments() {
        // When
        var period = Period.of("2026-03-01", "2026-03-01T09:30:00Z");

        // Then
        assertThat(period)
                .isEqualTo(new Period(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-01T09:30:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-30", "2026-03-01T09:30", "+1000000000-12-31T00:00:00Z", "1' or 1=1"})
    void namesWhatItCannotRead(String garbage) {
        assertThatThrownBy(() -> Period.of(garbage, "2026-03-01")).hasMessageContaining("from must be");
        assertThatThrownBy(() -> Period.of("2026-03-01", garbage)).hasMessageContaining("to must be");
    }

    @Test
    void needsBothEnds() {
        assertThatThrownBy(() -> Period.of(null, "2026-03-01")).hasMessageContaining("from must be");
        assertThatThrownBy(() -> Period.of("2026-03-01", null)).hasMessageContaining("to must be");
    }

    @Test
    void endsAfterItBegins() {
        assertThatThrownBy(() -> Period.of("2026-03-01", "2026-03-01")).hasMessageContaining("to must be after from");
    }
}
