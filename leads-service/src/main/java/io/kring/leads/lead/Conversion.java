package io.kring.leads.lead;

import io.kring.leads.input.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The opportunity that a lead is to become.
 *
 * @param amount what it may bring in
 * @param currency ISO 4217
 * @param campaignId the campaign that it is credited to; the lead's where it is not given
 */
public record Conversion(
        @NotBlank @Size(max = 200) String name,
        @NotNull BigDecimal amount,
        @NotNull String currency,
        @Nullable UUID campaignId) {
    Money money() {
        return Money.of(amount, currency);
    }
}
