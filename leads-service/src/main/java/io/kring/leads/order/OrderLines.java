package io.kring.leads.order;

import io.kring.leads.input.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** What an order comes to. */
final class OrderLines {
    private OrderLines() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the line and the number that cannot be taken */
    static List<OrderLine> checked(List<OrderLine> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(place -> lines.get(place).checked("lines[" + place + "]"))
                .toList();
    }

    /** The exact sum of the lines, rounded once, at the end. */
    static Money amount(List<OrderLine> checked, String currency) {
        var exact = checked.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.rounded(exact, currency);
    }
}
