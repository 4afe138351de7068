package io.kring.leads.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"1250.50, EUR, 1250.5", "1250, JPY, 1250", "1.234, KWD, 1.234", "0.00, USD, 0", "1e3, EUR, 1000"})
    void anAmountIsOfItsCurrency(BigDecimal amount, String currency, String plain) {
        // When
        var money = Money.of(amount, currency);

        // Then
        assertThat(money.amount()).hasToString(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "1.001, EUR, amount",
        "0.5, JPY, amount",
        "-0.01, EUR, amount",
        "1e12, EUR, amount",
        "1, EURO, currency",
        "1, eur, currency",
        "1, XAU, currency",
        "1, '', currency"
    })
    void whatIsNoMoneyIsRefused(BigDecimal amount, String currency, String field) {
        // When
        assertThatThrownBy(() -> Money.of(amount, currency))
                // Then
                .hasMessageStartingWith("Bad Request: " + field + " must");
    }

    @Property
    void roundingMovesByHalfACentAtMost(@ForAll @BigRange(min = "0", max = "999999999") @Scale(7) BigDecimal exact) {
        // When
        var rounded = Money.rounded(exact, "EUR").amount();

        // Then
        assertThat(rounded.subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
        assertThat(rounded.scale()).isLessThanOrEqualTo(2);
    }
}
