package io.kring.leads.opportunity;

import io.kring.leads.input.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity as staff write it down.
 *
 * @param amount what it may bring in
 * @param currency ISO 4217
 * @param stage an open one; prospecting where it is not given
 * @param campaignId the campaign that it is credited to
 */
public record OpportunityInput(
        @NotNull UUID contactId,
        @NotBlank @Size(max = 200) String name,
        @NotNull BigDecimal amount,
        @NotNull String currency,
        @Nullable Stage stage,
        @Nullable UUID campaignId) {
    OpportunityDraft draft() {
        var first = stage == null ? Stage.PROSPECTING : Stage.open(stage);
        return new OpportunityDraft(contactId, null, campaignId, name, first, Money.of(amount, currency));
    }
}
