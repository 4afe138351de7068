package io.kring.leads.input;

import io.kring.platform.problem.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers from outside, checked before anything is computed with them. */
public final class Decimals {
    /** No number of a business is larger; keeps sums and products of lines small enough to store exactly. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(12);

    private Decimals() {}

    /**
     * The number without trailing zeros and exponent, so that equal numbers look equal.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field, where it is 10^12 or more or has more than
     *     {@code scale} digits after the point
     */
    public static BigDecimal checked(String field, BigDecimal number, int scale) {
        // First the size, by comparison: nothing may expand 1e999999999
        if (number.abs().compareTo(LIMIT) >= 0) {
            throw Problems.badRequest(field, "must be smaller than 1000000000000");
        }
        var plain = plain(number);
        if (plain.scale() > scale) {
            throw Problems.badRequest(field, "must not have more than " + scale + " digits after the point");
        }
        return plain;
    }

    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
