package io.kring.leads.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderLinesTest {
    @Test
    void anOrderComesToTheSumOfItsLinesRoundedOnce() {
        // Given
        var line = new OrderLine("Electricity, kWh", new BigDecimal("1.5"), new BigDecimal("0.0030"));

        // When
        var amount = OrderLines.amount(OrderLines.checked(List.of(line, line)), "EUR");

        // Then
        assertThat(amount.amount()).hasToString("0.01");
    }

    @Property
    void theOrderOfLinesDoesNotMatter(@ForAll("someLines") List<OrderLine> lines) {
        // Given
        var exact = lines.stream()
                .map(line -> line.quantity().multiply(line.unitPrice()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        // When
        var amount = OrderLines.amount(OrderLines.checked(lines), "EUR");

        // Then
        assertThat(OrderLines.amount(OrderLines.checked(lines.reversed()), "EUR"))
                .isEqualTo(amount);
        assertThat(amount.amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }

    @Test
    void aDiscountIsALineBelowZero() {
        // Given
        var lines = List.of(
                new OrderLine("Mooring", BigDecimal.TWO, new BigDecimal("100")),
                new OrderLine("Early bird", BigDecimal.ONE, new BigDecimal("-25.50")));

        // When
        var amount = OrderLines.amount(OrderLines.checked(lines), "EUR");

        // Then
        assertThat(amount.amount()).hasToString("174.5");
    }

    @Test
    void anOrderDoesNotComeToLessThanNothing() {
        // Given
        var lines = OrderLines.checked(List.of(new OrderLine("Return", BigDecimal.ONE, new BigDecimal("-1"))));

        // When
        assertThatThrownBy(() -> OrderLines.amount(lines, "EUR"))
                // Then
                .hasMessageContaining("amount must not be negative");
    }

    @ParameterizedTest
    @CsvSource({
        "0,       1,       lines[1].quantity",
        "-1,      1,       lines[1].quantity",
        "1.0001,  1,       lines[1].quantity",
        "1e12,    1,       lines[1].quantity",
        "1,       0.00001, lines[1].unitPrice",
        "1,       1e12,    lines[1].unitPrice"
    })
    void aBadNumberIsNamedWithItsLine(BigDecimal quantity, BigDecimal price, String field) {
        // Given
        var good = new OrderLine("Mooring", BigDecimal.ONE, BigDecimal.ONE);

        // When
        assertThatThrownBy(() -> OrderLines.checked(List.of(good, new OrderLine("Rope", quantity, price))))
                // Then
                .hasMessageContaining(field);
    }

    @Provide
    Arbitrary<List<OrderLine>> someLines() {
        var quantity = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("1000"))
                .ofScale(3);
        var price = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("100000"))
                .ofScale(4);
        return Combinators.combine(quantity, price)
                .as((many, each) -> new OrderLine("Rope", many, each))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
