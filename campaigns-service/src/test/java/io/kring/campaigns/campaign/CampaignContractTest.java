package io.kring.campaigns.campaign;

import io.kring.campaigns.template.Channel;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignContractTest {
    @Test
    void publishesTheLaunch() {
        Contracts.assertPublishes(
                "campaign.launched.v1",
                new CampaignLaunched(
                        UUID.fromString("0199c0de-0005-7000-8000-000000000005"),
                        "Spring sailing",
                        "city == 'Sneek'",
                        List.of(Channel.sms, Channel.email),
                        "mark",
                        Instant.parse("2026-03-01T09:30:00Z")));
    }
}
