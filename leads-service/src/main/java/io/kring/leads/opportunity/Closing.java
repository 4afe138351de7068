package io.kring.leads.opportunity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The end of an opportunity.
 *
 * @param reason in the words of whoever closes it
 */
public record Closing(
        @NotNull Outcome outcome,
        @Nullable @Size(max = 1000) String reason) {}
