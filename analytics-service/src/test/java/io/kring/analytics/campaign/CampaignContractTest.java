package io.kring.analytics.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignContractTest {
    private static final UUID CAMPAIGN = UUID.fromString("0199c0de-0005-7000-8000-000000000005");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void readsALaunch() {
        assertThat(Contracts.read("campaign.launched.v1", CampaignEvents.Launched.class))
                .isEqualTo(new CampaignEvents.Launched(CAMPAIGN, "Spring sailing", List.of("sms", "email"), AT));
    }

    @Test
    void readsACompletion() {
        assertThat(Contracts.read("campaign.completed.v1", CampaignEvents.Completed.class))
                .isEqualTo(new CampaignEvents.Completed(CAMPAIGN, 240, 480, AT));
    }
}
