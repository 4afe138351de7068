package io.kring.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Http;
import io.kring.e2e.client.Kring;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** One trace leads from the provider's webhook, over the gateway and Kafka, to the contact's timeline. */
class TraceIT {
    @Test
    void aWebhooksTraceIsOnTheTimeline() throws Exception {
        // Given
        var kring = TestStack.running();
        var traceId = UUID.randomUUID().toString().replace("-", "");
        var phone = "+3164" + String.format("%07d", System.nanoTime() % 10_000_000);
        var sofie = Session.of(kring.addresses(), "sofie", "demo");

        // When
        receive(kring, phone, "00-" + traceId + "-00f067aa0ba902b7-01");

        // Then
        var contact = Waiting.until(
                        "a contact with " + phone,
                        () -> conversationWith(phone, sofie),
                        found -> found.path("contactId").isTextual())
                .path("contactId")
                .asText();
        var received = Waiting.until(
                "the message on the timeline",
                () -> sofie.get("/api/v1/contacts/" + contact + "/timeline")
                        .expect(200)
                        .json()
                        .path("items"),
                items -> items.findValuesAsText("kind").contains("message.received"));
        assertThat(received)
                .filteredOn(entry -> entry.path("kind").asText().equals("message.received"))
                .extracting((JsonNode entry) -> entry.path("traceId").asText())
                .containsExactly(traceId);
    }

    private static JsonNode conversationWith(String phone, Session sofie) {
        return sofie.items("/api/v1/conversations", Map.of())
                .filter(conversation -> conversation.path("address").asText().equals(phone))
                .findFirst()
                .orElseThrow();
    }

    /** As Twilio does (https://www.twilio.com/docs/usage/security#validating-requests). */
    private static void receive(Kring kring, String phone, String traceparent) throws Exception {
        var url = kring.addresses().gateway() + "/hooks/meer/twilio/sms";
        var fields = new TreeMap<>(Map.of(
                "MessageSid",
                "SM" + UUID.randomUUID().toString().replace("-", ""),
                "From",
                phone,
                "To",
                "+3197010240001",
                "Body",
                "Is there a place left?"));
        var signed = new StringBuilder(url);
        fields.forEach((name, value) -> signed.append(name).append(value));
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(kring.secret("sms.meer.token").getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        var signature = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
        Http.postForm(
                        url,
                        fields,
                        Map.of(
                                "X-Twilio-Signature",
                                Base64.getEncoder().encodeToString(signature),
                                "traceparent",
                                traceparent))
                .expect(200, 204);
    }
}
