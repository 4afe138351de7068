package io.kring.leads.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A question for consent.
 *
 * @param text the exact words that the person sees or hears
 * @param doubleOptIn whether a yes counts only once it is confirmed by a message to the address; false where it is absent
 */
public record Wording(
        @NotNull Channel channel,
        @NotNull Purpose purpose,
        @NotBlank @Size(max = 4000) String text,
        @JsonInclude(Include.NON_DEFAULT) boolean doubleOptIn) {}
