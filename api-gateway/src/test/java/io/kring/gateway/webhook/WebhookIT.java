package io.kring.gateway.webhook;

import static io.kring.gateway.webhook.InboundTopic.header;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.gateway.FakeServices;
import io.kring.testkit.Contracts;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
class WebhookIT {
    private static final String SMS = "/hooks/meer/twilio/sms";
    private static final String TOKEN = "secret-of-meer";

    private final InboundTopic topic = new InboundTopic();
    private final String sender = "+316" + UUID.randomUUID();

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void keepsAMessageBeforeItAnswers() throws IOException {
        // Given
        var form = sms("Ja, graach & tanke! €");

        // When
        var answer = Twilio.post(SMS, TOKEN, form);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(answer.asString()).isEqualTo("<Response/>");
        var event = topic.await(1, "meer/" + sender).getFirst();
        var data = new ObjectMapper().readTree(event.value());
        Contracts.assertValid(InboundReceived.TYPE, data);
        assertThat(data.path("parameters").path("Body").asText()).isEqualTo("Ja, graach & tanke! €");
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(event, "ce_type")).isEqualTo("inbound.received.v1");
        assertThat(header(event, "ce_source")).isEqualTo("/kring/api-gateway");
        assertThat(header(event, "ce_subject")).isEqualTo(sender);
        assertThat(header(event, "ce_tenantid")).isEqualTo("meer");
        assertThat(Instant.parse(header(event, "ce_time"))).isBeforeOrEqualTo(Instant.now());
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(header(event, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void keepsAStatusUnderOurOwnIdOfTheMessage() throws IOException {
        // Given
        var id = UUID.randomUUID().toString();

        // When
        var answer = Twilio.post(
                "/hooks/meer/twilio/status?messageId=" + id,
                TOKEN,
                Map.of("MessageSid", "SM" + id, "MessageStatus", "delivered"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        var data = new ObjectMapper()
                .readTree(topic.await(1, "meer/" + id).getFirst().value());
        assertThat(data.path("kind").asText()).isEqualTo("status");
        assertThat(data.path("parameters").path("messageId").asText()).isEqualTo(id);
        assertThat(data.path("parameters").path("MessageStatus").asText()).isEqualTo("delivered");
    }

    @Test
    void givesARepetitionTheSameId() {
        // Given
        var form = sms("once");

        // When
        Twilio.post(SMS, TOKEN, form);
        Twilio.post(SMS, TOKEN, form);

        // Then
        var events = topic.await(2, "meer/" + sender);
        assertThat(header(events.getFirst(), "ce_id")).isEqualTo(header(events.getLast(), "ce_id"));
    }

    @Test
    void leavesNoTraceOfWhatIsNotSigned() throws IOException {
        // Given
        var secret = "told in confidence " + UUID.randomUUID();
        var form = sms(secret);

        try (var log = new LogCapture()) {
            // When
            var wrong = Twilio.post(SMS, "secret-of-saari", form);
            var missing = Twilio.unsigned(form).when().post(SMS);
            var unknown = Twilio.post("/hooks/nobody/twilio/sms", TOKEN, form);
            var noAddress = Twilio.postAsItIs(SMS + "?a=|");
            var right = Twilio.post(SMS, TOKEN, sms("right"));

            // Then
            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(missing.statusCode()).isEqualTo(403);
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(noAddress).startsWith("HTTP/1.1 400 ");
            assertThat(right.statusCode()).isEqualTo(200);
            assertThat(topic.all())
                    .filteredOn(event -> event.value().contains(sender))
                    .singleElement()
                    .satisfies(event -> assertThat(event.value()).contains("right"));
            assertThat(log.text()).doesNotContain(secret, sender, "A request failed");
        }
    }

    @Test
    void refusesWhatIsNoWebhook() {
        Twilio.post(SMS, TOKEN, sms("x".repeat(70_000))).then().statusCode(413);
        given().contentType("application/json").body("{}").post(SMS).then().statusCode(415);
        Twilio.post(SMS, TOKEN, Map.of("From", sender))
                .then()
                .statusCode(400)
                .body("detail", containsString("MessageSid"));
        given().contentType("application/x-www-form-urlencoded")
                .body("Body=%zz")
                .post(SMS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().get(SMS).then().statusCode(404).contentType("application/problem+json");
    }

    private Map<String, String> sms(String text) {
        return Map.of("MessageSid", "SM" + sender.hashCode(), "From", sender, "To", "+3197010200100", "Body", text);
    }
}
