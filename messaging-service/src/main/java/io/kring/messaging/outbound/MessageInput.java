package io.kring.messaging.outbound;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person.
 *
 * @param purpose marketing needs consent; service needs only that it was not withdrawn
 * @param subject for e-mail
 * @param text plain text; an SMS has at most 1,600 characters
 */
public record MessageInput(
        @NotNull UUID contactId,
        @NotNull Channel channel,
        @NotNull Purpose purpose,

        @Nullable
        @Size(max = 200)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line without control characters")
        String subject,

        @NotBlank @Size(max = 20_000) String text) {
    /** Longer ones are refused by providers. */
    public static final int LONGEST_SMS = 1_600;
}
