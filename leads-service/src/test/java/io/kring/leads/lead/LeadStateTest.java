package io.kring.leads.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadStateTest {
    @ParameterizedTest
    @CsvSource({
        "NEW, QUALIFIED",
        "NEW, DISQUALIFIED",
        "NEW, CONVERTED",
        "QUALIFIED, DISQUALIFIED",
        "QUALIFIED, CONVERTED",
        "DISQUALIFIED, QUALIFIED",
        "NEW, NEW",
        "CONVERTED, CONVERTED"
    })
    void goesOn(LeadState from, LeadState to) {
        // When
        var state = from.moveTo(to);

        // Then
        assertThat(state).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "QUALIFIED, NEW",
        "DISQUALIFIED, NEW",
        "DISQUALIFIED, CONVERTED",
        "CONVERTED, NEW",
        "CONVERTED, QUALIFIED",
        "CONVERTED, DISQUALIFIED"
    })
    void doesNotGoBack(LeadState from, LeadState to) {
        // When
        assertThatThrownBy(() -> from.moveTo(to))
                // Then
                .hasMessageContaining("state is " + from + " and cannot become " + to);
    }
}
