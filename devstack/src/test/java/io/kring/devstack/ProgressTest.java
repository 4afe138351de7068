package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void showsHowLongAReadyPartTook() {
        // When
        var line = Progress.line(part(State.READY, null));

        // Then
        assertThat(line).contains("kafka", "2.5 s", "events between the services", "127.0.0.1:9092");
    }

    @Test
    void showsWhyAPartIsLeftOut() {
        // When
        var line = Progress.line(part(State.LEFT_OUT, "not built"));

        // Then
        assertThat(line).contains("kafka", "left out: not built");
    }

    @Test
    void saysNothingOfAPartThatStartsAsUsual() {
        // When
        var line = Progress.line(part(State.STARTING, null));

        // Then
        assertThat(line).isEmpty();
    }

    private static PartStatus part(State state, @Nullable String note) {
        return new PartStatus(
                "kafka", "events between the services", "127.0.0.1:9092", List.of(9092), state, 1, 1, 2500, 0, note);
    }
}
