package io.kring.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "\"STOP\"",
                "stop!!!",
                "STOP ALL",
                "Stopall",
                "unsubscribe",
                "Cancel",
                "END",
                "quit",
                "opt-out",
                "REVOKE",
                "Afmelden",
                "uitschrijven\n",
                "lopeta",
                "Ofmelde",
                "stop \u2026"
            })
    void oneOfTheWordsAloneAsksUsToStop(String text) {
        // When
        var stop = StopWords.isStop(text);

        // Then
        assertThat(stop).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "Please stop",
                "Stop by on Saturday",
                "It never ends",
                "Stopcontact",
                "nonstop",
                "?",
                "👍"
            })
    void anythingElseDoesNot(String text) {
        // When
        var stop = StopWords.isStop(text);

        // Then
        assertThat(stop).isFalse();
    }
}
