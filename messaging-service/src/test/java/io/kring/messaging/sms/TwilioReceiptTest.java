package io.kring.messaging.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.delivery.Happening;
import io.kring.messaging.delivery.Happening.Accepted;
import io.kring.messaging.delivery.Happening.Delivered;
import io.kring.messaging.delivery.Happening.Undelivered;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioReceiptTest {
    private static final UUID ID = UUID.fromString("0199c0de-0006-7000-8000-000000000006");

    @ParameterizedTest
    @MethodSource("receipts")
    void eachStatusHasItsMeaning(Map<String, String> more, Happening meaning) {
        // Given
        var parameters = new java.util.HashMap<>(more);
        parameters.put("MessageSid", "SM1");
        parameters.put("messageId", ID.toString());

        // When
        var receipt = TwilioReceipt.of(parameters);

        // Then
        assertThat(receipt).contains(new TwilioReceipt(ID, meaning));
    }

    static Stream<Arguments> receipts() {
        return Stream.of(
                Arguments.of(Map.of("MessageStatus", "queued"), new Accepted("SM1")),
                Arguments.of(Map.of("MessageStatus", "sent"), new Accepted("SM1")),
                Arguments.of(Map.of("MessageStatus", "delivered"), new Delivered("SM1")),
                Arguments.of(
                        Map.of("MessageStatus", "undelivered", "ErrorCode", "30005"),
                        new Undelivered("SM1", "30005", "Unknown destination handset")),
                Arguments.of(
                        Map.of("MessageStatus", "failed", "ErrorCode", "99999"),
                        new Undelivered("SM1", "99999", "Reported as failed")));
    }

    @Test
    void aReceiptForAMessageOfSomebodyElseIsNone() {
        // Given
        var parameters = Map.of("MessageSid", "SM1", "MessageStatus", "delivered", "messageId", "not-ours");

        // When
        var receipt = TwilioReceipt.of(parameters);

        // Then
        assertThat(receipt).isEmpty();
    }
}
