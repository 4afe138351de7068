package io.kring.contacts.company;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company as callers and other services see it.
 *
 * @param version counts the changes, from 0; also the ETag
 */
public record CompanyView(
        UUID companyId,
        int version,
        String name,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable String owner,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt) {}
