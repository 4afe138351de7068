package io.kring.leads.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What shows that consent was given (GDPR, article 7.1).
 *
 * @param source where: {@code form:<slug>} or {@code user:<name>}
 * @param text the words that the person saw or heard
 * @param ip the address that it came from, where it came from a browser
 */
public record Proof(
        String source, String text, Instant at, @Nullable String ip) {}
