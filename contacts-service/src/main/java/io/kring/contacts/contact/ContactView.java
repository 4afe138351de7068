package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Versioned;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as callers and other services see them.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param consents the present state; a channel and purpose that is not listed was never asked for
 * @param change that made this version; null where it was made before changes were kept
 */
public record ContactView(
        UUID contactId,
        int version,
        String givenName,
        String familyName,
        List<String> emails,
        List<String> phones,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        @Nullable Channel preferredChannel,
        List<String> tags,
        List<Consent> consents,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Change change)
        implements Versioned {}
