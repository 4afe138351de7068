package io.kring.leads.opportunity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this feature publishes. All events of one opportunity name the contact with whom it began. */
final class OpportunityEvents {
    private OpportunityEvents() {}

    /** The event {@code opportunity.created.v1}. */
    record OpportunityCreated(
            UUID opportunityId,
            UUID contactId,
            @Nullable UUID leadId,
            @Nullable UUID campaignId,
            String name,
            Stage stage,
            BigDecimal amount,
            String currency,
            Instant createdAt) {
        static OpportunityCreated of(OpportunityView opportunity, UUID contact) {
            return new OpportunityCreated(
                    opportunity.opportunityId(),
                    contact,
                    opportunity.leadId(),
                    opportunity.campaignId(),
                    opportunity.name(),
                    opportunity.stage(),
                    opportunity.amount(),
                    opportunity.currency(),
                    opportunity.createdAt());
        }
    }

    /** The event {@code opportunity.closed.v1}. */
    record OpportunityClosed(
            UUID opportunityId,
            UUID contactId,
            @Nullable UUID leadId,
            @Nullable UUID campaignId,
            String name,
            Stage stage,
            BigDecimal amount,
            String currency,
            Outcome outcome,
            @Nullable String reason,
            Instant closedAt) {
        static OpportunityClosed of(OpportunityView opportunity, UUID contact, Outcome outcome) {
            return new OpportunityClosed(
                    opportunity.opportunityId(),
                    contact,
                    opportunity.leadId(),
                    opportunity.campaignId(),
                    opportunity.name(),
                    opportunity.stage(),
                    opportunity.amount(),
                    opportunity.currency(),
                    outcome,
                    opportunity.reason(),
                    Objects.requireNonNull(opportunity.closedAt()));
        }
    }
}
