package io.kring.contacts.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What shows that consent was given or withdrawn (GDPR, article 7.1).
 *
 * @param source where: {@code form:<slug>}, {@code import:<file>}, {@code sms:<number>}, {@code user:<name>}
 * @param text the words that the person saw, said or wrote
 * @param at when; the time of recording where it is not given
 * @param ip the address that it came from, where there was one
 */
public record Proof(
        @NotBlank @Size(max = 300) String source,
        @NotBlank @Size(max = 4000) String text,
        @Nullable @Occurred Instant at,
        @Nullable @Size(max = 45) String ip) {}
