package io.kring.contacts.consent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the consent ledger.
 *
 * @param mergedFrom whose it was before they were merged into this person; null of a person's own
 */
public record ConsentEntry(
        UUID id,
        Channel channel,
        Purpose purpose,
        ConsentState state,
        String source,
        String text,
        @Nullable String ip,
        Instant occurredAt,
        String recordedBy,
        @Nullable UUID mergedFrom) {}
