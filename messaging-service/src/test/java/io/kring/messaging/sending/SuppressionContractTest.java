package io.kring.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.sending.Suppressions.MessageSuppressed;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuppressionContractTest {
    private static final UUID MESSAGE = UUID.fromString("0199c0de-0006-7000-8000-000000000006");
    private static final UUID CONTACT = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID CAMPAIGN = UUID.fromString("0199c0de-0005-7000-8000-000000000005");

    @Test
    void tellsThatAMessageWasSuppressed() {
        Contracts.assertPublishes(
                "message.suppressed.v1",
                new MessageSuppressed(
                        MESSAGE,
                        CONTACT,
                        Channel.sms,
                        CAMPAIGN,
                        Suppression.NO_CONSENT,
                        Instant.parse("2026-03-01T09:30:00Z")));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsAgreed(Suppression reason) {
        // Given
        var event = Contracts.example("message.suppressed.v1").put("reason", reason.text());

        // When
        Contracts.assertValid("message.suppressed.v1", event);

        // Then
        assertThat(event.path("reason").asText()).isEqualTo(reason.text());
    }
}
