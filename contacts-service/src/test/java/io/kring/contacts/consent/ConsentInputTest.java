package io.kring.contacts.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentInputTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00.123456789Z");
    private static final Instant EARLIER = Instant.parse("2020-03-01T09:30:00Z");

    @Test
    void theLatestIsThePresentStateWhateverTheOrder() {
        // Given
        var withdrawn = sms(ConsentState.withdrawn, null);
        var granted = sms(ConsentState.granted, EARLIER);

        // When
        var last = ConsentInput.last(List.of(withdrawn, granted), NOW);

        // Then
        assertThat(last).containsExactly(withdrawn);
    }

    @Test
    void ofTheSameTimeTheOneListedLastCounts() {
        // Given
        var granted = sms(ConsentState.granted, NOW);
        var withdrawn = sms(ConsentState.withdrawn, NOW.minusNanos(1));

        // When
        var last = ConsentInput.last(List.of(granted, withdrawn), NOW);

        // Then
        assertThat(last).containsExactly(withdrawn);
    }

    @Test
    void channelsAndPurposesAreApart() {
        // Given
        var proof = new Proof("user:sara", "Asked", EARLIER, null);
        var service = new ConsentInput(Channel.sms, Purpose.service, ConsentState.granted, proof);
        var email = new ConsentInput(Channel.email, Purpose.marketing, ConsentState.granted, proof);
        var sms = sms(ConsentState.withdrawn, EARLIER);

        // When
        var last = ConsentInput.last(List.of(service, sms, email), NOW);

        // Then
        assertThat(last).containsExactly(email, sms, service);
    }

    private static ConsentInput sms(ConsentState state, @Nullable Instant at) {
        return new ConsentInput(Channel.sms, Purpose.marketing, state, new Proof("user:sara", "Asked", at, null));
    }
}
