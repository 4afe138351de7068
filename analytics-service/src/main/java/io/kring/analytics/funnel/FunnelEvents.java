package io.kring.analytics.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What is read of the events about leads and opportunities, and the step of the funnel that each is. */
final class FunnelEvents {
    private FunnelEvents() {}

    interface Told {
        FunnelStep step();
    }

    record LeadCaptured(UUID leadId, Instant capturedAt) implements Told {
        @Override
        public FunnelStep step() {
            return FunnelStep.of(leadId, "captured", capturedAt);
        }
    }

    record LeadConverted(UUID leadId, Instant convertedAt) implements Told {
        @Override
        public FunnelStep step() {
            return FunnelStep.of(leadId, "converted", convertedAt);
        }
    }

    record OpportunityCreated(UUID opportunityId, Instant createdAt) implements Told {
        @Override
        public FunnelStep step() {
            return FunnelStep.of(opportunityId, "created", createdAt);
        }
    }

    /** @param outcome {@code won} or {@code lost} */
    record OpportunityClosed(UUID opportunityId, String outcome, BigDecimal amount, String currency, Instant closedAt)
            implements Told {
        @Override
        public FunnelStep step() {
            return outcome.equals("won")
                    ? new FunnelStep(opportunityId, outcome, closedAt, amount, currency)
                    : FunnelStep.of(opportunityId, outcome, closedAt);
        }
    }
}
