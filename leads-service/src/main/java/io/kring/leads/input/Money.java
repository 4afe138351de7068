package io.kring.leads.input;

import io.kring.platform.problem.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount that is not negative, and no finer than the smallest unit of its currency.
 *
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names {@code amount} or {@code currency} */
    public static Money of(BigDecimal amount, String currency) {
        var digits = digits(currency);
        var checked = Decimals.checked("amount", amount, digits);
        if (checked.signum() < 0) {
            throw Problems.badRequest("amount", "must not be negative");
        }
        return new Money(checked, currency);
    }

    /** The amount that is paid for an exact one: rounded half up to the smallest unit of the currency; fails as {@link #of}. */
    public static Money rounded(BigDecimal exact, String currency) {
        return of(exact.setScale(digits(currency), RoundingMode.HALF_UP), currency);
    }

    private static int digits(String currency) {
        try {
            var digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below, like gold and the other codes that are no money
        }
        throw Problems.badRequest("currency", "must be a currency code (ISO 4217), such as EUR");
    }
}
