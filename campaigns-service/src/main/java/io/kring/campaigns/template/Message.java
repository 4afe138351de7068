package io.kring.campaigns.template;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign says on one channel. Subject and text are templates: {@code Hoi {contact.givenName ?: 'friend'}}.
 *
 * @param subject of an e-mail; an SMS has none
 * @param text plain text; at most 1,600 characters by SMS
 */
public record Message(
        @NotNull Channel channel,

        @Nullable @Size(max = 200) @Pattern(regexp = Texts.LINE, message = Texts.NOT_A_LINE)
        String subject,

        @NotBlank @Size(max = 20_000) String text) {}
