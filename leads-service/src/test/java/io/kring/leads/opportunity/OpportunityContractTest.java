package io.kring.leads.opportunity;

import io.kring.leads.opportunity.OpportunityEvents.OpportunityClosed;
import io.kring.leads.opportunity.OpportunityEvents.OpportunityCreated;
import io.kring.testkit.Contracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpportunityContractTest {
    private static final UUID SJOUKJE = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void tellsOfAnOpenedOpportunity() {
        // When
        var event = OpportunityCreated.of(opportunity(Stage.QUALIFICATION, null), SJOUKJE);

        // Then
        Contracts.assertPublishes("opportunity.created.v1", event);
    }

    @Test
    void tellsOfAWonOpportunity() {
        // When
        var event = OpportunityClosed.of(opportunity(Stage.WON, AT), SJOUKJE, Outcome.WON);

        // Then
        Contracts.assertPublishes("opportunity.closed.v1", event);
    }

    private static OpportunityView opportunity(Stage stage, @Nullable Instant closedAt) {
        return new OpportunityView(
                UUID.fromString("0199c0de-0003-7000-8000-000000000003"),
                0,
                SJOUKJE,
                "Sjoukje Hoekstra",
                UUID.fromString("0199c0de-0002-7000-8000-000000000002"),
                UUID.fromString("0199c0de-0005-7000-8000-000000000005"),
                "Mooring for 2026",
                stage,
                new BigDecimal("1250.50"),
                "EUR",
                null,
                AT,
                AT,
                closedAt);
    }
}
