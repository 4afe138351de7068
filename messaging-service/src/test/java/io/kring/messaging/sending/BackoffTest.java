package io.kring.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "10, 512", "11, 600", "1000, 600"})
    void theWaitDoublesUpToTenMinutes(int attempts, long seconds) {
        // When
        var wait = Backoff.after(attempts);

        // Then
        assertThat(wait).isEqualTo(Duration.ofSeconds(seconds));
    }
}
