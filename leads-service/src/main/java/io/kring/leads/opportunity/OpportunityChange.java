package io.kring.leads.opportunity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * What can be changed of an open opportunity.
 *
 * @param amount in the currency of the opportunity
 */
public record OpportunityChange(
        @NotBlank @Size(max = 200) String name,
        @NotNull BigDecimal amount,
        @NotNull Stage stage) {}
