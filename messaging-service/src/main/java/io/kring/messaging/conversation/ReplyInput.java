package io.kring.messaging.conversation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An answer in a conversation.
 *
 * @param subject for e-mail
 * @param text plain text; an SMS has at most 1,600 characters
 */
public record ReplyInput(
        @Nullable
        @Size(max = 200)
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line without control characters")
        String subject,

        @NotBlank @Size(max = 20_000) String text) {}
