package io.kring.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.gateway.problem.ProblemException;
import io.kring.gateway.webhook.TwilioWebhook.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioWebhookTest {
    private static final Map<String, String> DELIVERED = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");

    @Test
    void isTheSameEventWhenRepeatedAndAnotherOtherwise() {
        // Given
        var first = new TwilioWebhook("meer", Kind.STATUS, DELIVERED);

        // When
        var id = first.eventId();

        // Then
        assertThat(id)
                .isEqualTo(new TwilioWebhook("meer", Kind.STATUS, DELIVERED).eventId())
                .isNotEqualTo(new TwilioWebhook("saari", Kind.STATUS, DELIVERED).eventId())
                .isNotEqualTo(
                        new TwilioWebhook("meer", Kind.STATUS, Map.of("MessageSid", "SM1", "MessageStatus", "sent"))
                                .eventId())
                .isNotEqualTo(new TwilioWebhook(
                                "meer", Kind.STATUS, Map.of("MessageSid", "SM2", "MessageStatus", "delivered"))
                        .eventId());
    }

    @Test
    void keepsTheOrderOfASenderAndOfAMessage() {
        // Given
        var sms = new TwilioWebhook("meer", Kind.SMS, Map.of("MessageSid", "SM1", "From", "+31612345678"));
        var foreign = new TwilioWebhook("meer", Kind.STATUS, DELIVERED);
        var own = new TwilioWebhook(
                "meer", Kind.STATUS, Map.of("MessageSid", "SM1", "MessageStatus", "sent", "messageId", "0199"));

        // When
        var subjects = java.util.stream.Stream.of(sms, foreign, own).map(TwilioWebhook::subject);

        // Then
        assertThat(subjects).containsExactly("+31612345678", "SM1", "0199");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> new TwilioWebhook("meer", Kind.SMS, Map.of("MessageSid", "SM1")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("From");
        assertThatThrownBy(() -> new TwilioWebhook("meer", Kind.STATUS, Map.of("MessageStatus", "sent")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("MessageSid");
        assertThatThrownBy(() ->
                        new TwilioWebhook("meer", Kind.SMS, Map.of("MessageSid", "SM1", "From", "+31", "Body", "a\0b")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NUL");
    }
}
