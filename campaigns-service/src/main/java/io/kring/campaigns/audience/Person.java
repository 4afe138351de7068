package io.kring.campaigns.audience;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as campaigns know them.
 *
 * @param country ISO 3166-1 alpha-2
 * @param language BCP 47
 * @param preferredChannel {@code sms} or {@code email}
 * @param smsConsent whether they agreed to marketing by SMS
 * @param emailConsent whether they agreed to marketing by e-mail
 */
public record Person(
        UUID contactId,
        String givenName,
        String familyName,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        @Nullable String preferredChannel,
        List<String> tags,
        boolean hasEmail,
        boolean hasPhone,
        boolean smsConsent,
        boolean emailConsent,
        Instant createdAt) {}
