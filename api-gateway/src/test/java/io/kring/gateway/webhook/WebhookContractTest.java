package io.kring.gateway.webhook;

import io.kring.testkit.Contracts;
import io.kring.testkit.ServiceContract;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookContractTest {
    @Test
    void publishesWhatWasAgreed() {
        // Given
        var webhook = new TwilioWebhook(
                "meer",
                TwilioWebhook.Kind.SMS,
                Map.of(
                        "MessageSid", "SM00000000000000000000000000000002",
                        "From", "+31612345678",
                        "To", "+3197010240001",
                        "Body", "Yes please, for two boats",
                        "NumMedia", "0"));

        // When
        var event = webhook.event(Instant.parse("2026-03-01T09:30:00Z"));

        // Then
        Contracts.assertPublishes(InboundReceived.TYPE, event);
    }

    @Test
    void codeCanvasAndAsyncApiAgree() {
        ServiceContract.assertAgreed();
    }
}
