package io.kring.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import io.kring.messaging.outbound.RequestListener.MessageRequested;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestContractTest {
    @Test
    void readsARequest() {
        // When
        var request = Contracts.read("message.requested.v1", MessageRequested.class);

        // Then
        assertThat(request)
                .isEqualTo(new MessageRequested(
                        UUID.fromString("0199c0de-0006-7000-8000-000000000006"),
                        UUID.fromString("0199c0de-0001-7000-8000-000000000001"),
                        null,
                        Channel.sms,
                        Purpose.marketing,
                        UUID.fromString("0199c0de-0005-7000-8000-000000000005"),
                        null,
                        "Hoi Sjoukje, the season opens on Saturday. Reply STOP to stop.",
                        Instant.parse("2026-03-01T09:30:00Z")));
    }
}
