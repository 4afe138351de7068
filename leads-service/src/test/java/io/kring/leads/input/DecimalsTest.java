package io.kring.leads.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @Property
    void aNumberKeepsItsValueAndLosesItsNotation(
            @ForAll @BigRange(min = "-999999999999", max = "999999999999") @Scale(4) BigDecimal number) {
        // When
        var checked = Decimals.checked("n", number, 4);

        // Then
        assertThat(checked).isEqualByComparingTo(number);
        assertThat(checked.toString()).doesNotContain("E");
        assertThat(checked).isEqualTo(Decimals.checked("n", number.setScale(20), 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000", "-1000000000000", "1e999999999", "1e2147483647", "0.00001", "1e-999999999"})
    void whatIsTooLargeOrTooFineIsRefusedAtOnce(String number) {
        // When
        assertThatThrownBy(() -> Decimals.checked("lines[0].quantity", new BigDecimal(number), 4))
                // Then
                .hasMessageContaining("lines[0].quantity must");
    }
}
