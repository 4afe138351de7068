package io.kring.leads.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A question for consent.
 *
 * @param text the exact words that the person sees or hears
 */
public record Wording(
        @NotNull Channel channel,
        @NotNull Purpose purpose,
        @NotBlank @Size(max = 4000) String text) {}
