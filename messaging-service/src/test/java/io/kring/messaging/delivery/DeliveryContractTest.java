package io.kring.messaging.delivery;

import io.kring.messaging.delivery.DeliveryEvents.MessageDelivered;
import io.kring.messaging.delivery.DeliveryEvents.MessageFailed;
import io.kring.messaging.delivery.DeliveryEvents.MessageSent;
import io.kring.messaging.directory.Channel;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryContractTest {
    private static final UUID MESSAGE = UUID.fromString("0199c0de-0006-7000-8000-000000000006");
    private static final UUID CONTACT = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID CAMPAIGN = UUID.fromString("0199c0de-0005-7000-8000-000000000005");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void tellsThatAMessageWasSent() {
        Contracts.assertPublishes(
                "message.sent.v1",
                new MessageSent(
                        MESSAGE,
                        CONTACT,
                        Channel.sms,
                        CAMPAIGN,
                        "+31612345678",
                        "SM00000000000000000000000000000001",
                        null,
                        "Hoi Sjoukje, the season opens on Saturday. Reply STOP to stop.",
                        AT));
    }

    @Test
    void tellsThatAMessageWasDelivered() {
        Contracts.assertPublishes(
                "message.delivered.v1", new MessageDelivered(MESSAGE, CONTACT, Channel.sms, CAMPAIGN, AT));
    }

    @Test
    void tellsThatAMessageFailed() {
        Contracts.assertPublishes(
                "message.failed.v1",
                new MessageFailed(MESSAGE, CONTACT, Channel.sms, CAMPAIGN, "30005", "Unknown destination handset", AT));
    }
}
