package io.kring.leads.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity as callers see it.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param contactName null until contacts-service has told of the person
 * @param currency ISO 4217
 * @param reason why it was won or lost
 */
public record OpportunityView(
        UUID opportunityId,
        int version,
        UUID contactId,
        @Nullable String contactName,
        @Nullable UUID leadId,
        @Nullable UUID campaignId,
        String name,
        Stage stage,
        BigDecimal amount,
        String currency,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt) {

    OpportunityChange asChange() {
        return new OpportunityChange(name, amount, stage);
    }
}
