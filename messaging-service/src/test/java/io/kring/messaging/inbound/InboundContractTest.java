package io.kring.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.inbound.InboundEvents.InboundReceived;
import io.kring.messaging.inbound.InboundEvents.MessageReceived;
import io.kring.messaging.inbound.InboundEvents.OptedOut;
import io.kring.messaging.outbound.LastMessage;
import io.kring.messaging.sms.TwilioMessage;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboundContractTest {
    private static final UUID MESSAGE = UUID.fromString("0199c0de-0008-7000-8000-000000000008");
    private static final UUID CONVERSATION = UUID.fromString("0199c0de-0007-7000-8000-000000000007");
    private static final UUID CONTACT = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID OURS = UUID.fromString("0199c0de-0006-7000-8000-000000000006");
    private static final UUID CAMPAIGN = UUID.fromString("0199c0de-0005-7000-8000-000000000005");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void readsAWebhook() {
        // When
        var webhook = Contracts.read("inbound.received.v1", InboundReceived.class);

        // Then
        assertThat(webhook.kind()).isEqualTo("sms");
        assertThat(webhook.receivedAt()).isEqualTo(AT);
        assertThat(TwilioMessage.of(webhook.parameters()))
                .isEqualTo(new TwilioMessage(
                        "SM00000000000000000000000000000002",
                        "+31612345678",
                        "+3197010240001",
                        "Yes please, for two boats"));
    }

    @Test
    void tellsThatSomebodyWrote() {
        Contracts.assertPublishes(
                "message.received.v1",
                new MessageReceived(
                        MESSAGE,
                        CONVERSATION,
                        CONTACT,
                        Channel.sms,
                        "+31612345678",
                        "+3197010240001",
                        "Yes please, for two boats",
                        new LastMessage.Ours(OURS, CAMPAIGN),
                        AT));
    }

    @Test
    void tellsThatSomebodyAskedUsToStop() {
        Contracts.assertPublishes(
                "message.opted-out.v1",
                new OptedOut(MESSAGE, CONTACT, Channel.sms, "+31612345678", "STOP", CAMPAIGN, AT));
    }
}
