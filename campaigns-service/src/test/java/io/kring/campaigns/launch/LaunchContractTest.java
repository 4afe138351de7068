package io.kring.campaigns.launch;

import io.kring.campaigns.campaign.Purpose;
import io.kring.campaigns.template.Channel;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaunchContractTest {
    private static final UUID CAMPAIGN = UUID.fromString("0199c0de-0005-7000-8000-000000000005");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void publishesRequestsForMessages() {
        Contracts.assertPublishes(
                "message.requested.v1",
                new MessageRequested(
                        UUID.fromString("0199c0de-0006-7000-8000-000000000006"),
                        UUID.fromString("0199c0de-0001-7000-8000-000000000001"),
                        Channel.sms,
                        Purpose.marketing,
                        CAMPAIGN,
                        null,
                        "Hoi Sjoukje, the season opens on Saturday. Reply STOP to stop.",
                        AT));
    }

    @Test
    void publishesTheEnd() {
        Contracts.assertPublishes("campaign.completed.v1", new CampaignCompleted(CAMPAIGN, 240, 480, AT));
    }
}
