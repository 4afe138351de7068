package io.kring.leads.order;

import io.kring.leads.input.Decimals;
import io.kring.platform.problem.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * A line of an order.
 *
 * @param quantity more than 0, with at most 3 digits after the point
 * @param unitPrice in the order's currency, with at most 4 digits after the point; below 0 for a discount
 */
public record OrderLine(
        @NotBlank @Size(max = 300) String product,
        @NotNull BigDecimal quantity,
        @NotNull BigDecimal unitPrice) {
    private static final int QUANTITY_SCALE = 3;
    private static final int PRICE_SCALE = 4;

    /** The same with its numbers written in the one way in which they are stored; {@code path} names the line in errors. */
    OrderLine checked(String path) {
        var many = Decimals.checked(path + ".quantity", quantity, QUANTITY_SCALE);
        if (many.signum() <= 0) {
            throw Problems.badRequest(path + ".quantity", "must be more than 0");
        }
        return new OrderLine(product, many, Decimals.checked(path + ".unitPrice", unitPrice, PRICE_SCALE));
    }

    BigDecimal total() {
        return quantity.multiply(unitPrice);
    }
}
