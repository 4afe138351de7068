package io.kring.analytics.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Contracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FunnelContractTest {
    private static final UUID LEAD = UUID.fromString("0199c0de-0002-7000-8000-000000000002");
    private static final UUID OPPORTUNITY = UUID.fromString("0199c0de-0003-7000-8000-000000000003");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void readsALead() {
        assertThat(Contracts.read("lead.captured.v1", FunnelEvents.LeadCaptured.class)
                        .step())
                .isEqualTo(FunnelStep.of(LEAD, "captured", AT));
    }

    @Test
    void readsAConversion() {
        assertThat(Contracts.read("lead.converted.v1", FunnelEvents.LeadConverted.class)
                        .step())
                .isEqualTo(FunnelStep.of(LEAD, "converted", AT));
    }

    @Test
    void readsAnOpportunity() {
        assertThat(Contracts.read("opportunity.created.v1", FunnelEvents.OpportunityCreated.class)
                        .step())
                .isEqualTo(FunnelStep.of(OPPORTUNITY, "created", AT));
    }

    @Test
    void readsASale() {
        assertThat(Contracts.read("opportunity.closed.v1", FunnelEvents.OpportunityClosed.class)
                        .step())
                .isEqualTo(new FunnelStep(OPPORTUNITY, "won", AT, new BigDecimal("1250.5"), "EUR"));
    }

    @Test
    void anOpportunityLostHasNoAmount() {
        // Given
        var closed = new FunnelEvents.OpportunityClosed(OPPORTUNITY, "lost", BigDecimal.TEN, "EUR", AT);

        // When
        var step = closed.step();

        // Then
        assertThat(step).isEqualTo(FunnelStep.of(OPPORTUNITY, "lost", AT));
    }
}
