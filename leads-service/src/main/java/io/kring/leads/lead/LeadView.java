package io.kring.leads.lead;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as callers see it.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param contactId the person; null until contacts-service has told who it is
 * @param contactName how that person is called there
 */
public record LeadView(
        UUID leadId,
        int version,
        LeadState state,
        String source,
        String givenName,
        String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String country,
        @Nullable String language,
        @Nullable String company,
        @Nullable String note,
        @Nullable UUID campaignId,
        @Nullable UUID contactId,
        @Nullable String contactName,
        Instant capturedAt,
        Instant updatedAt) {

    LeadChange asChange() {
        return new LeadChange(state, company, note);
    }
}
