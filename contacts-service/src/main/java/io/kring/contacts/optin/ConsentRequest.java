package io.kring.contacts.optin;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Consent that somebody was asked to confirm.
 *
 * @param requestId also the id of the message that asks
 * @param text the words that they consent to
 * @param language of the message
 * @param expiresAt until when it can be confirmed
 * @param confirmedAt null while it is not; from then on the consent is in the ledger
 */
public record ConsentRequest(
        UUID requestId,
        UUID contactId,
        Channel channel,
        Purpose purpose,
        String address,
        String text,
        String language,
        String source,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant confirmedAt) {}
