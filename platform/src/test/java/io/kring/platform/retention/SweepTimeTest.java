package io.kring.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T02:59:59.999Z, 2026-02-28T03:00:00Z",
        "2026-03-01T03:00:00Z,     2026-03-01T03:00:00Z",
        "2026-03-01T23:00:00Z,     2026-03-01T03:00:00Z"
    })
    void theLastOneOfTodayOrYesterday(Instant now, Instant last) {
        assertThat(new SweepTime(LocalTime.of(3, 0)).last(now)).isEqualTo(last);
    }
}
