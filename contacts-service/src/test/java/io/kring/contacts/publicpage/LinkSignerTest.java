package io.kring.contacts.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.contacts.publicpage.LinkSigner.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {
    private static final String KEY = "k".repeat(32);
    private static final String OTHER_KEY = "o".repeat(32);
    private static final UUID ID = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private final LinkSigner signer = new LinkSigner(List.of(KEY));
    private final String token = signer.sign("meer", LinkKind.preferences, ID, NOW.plusSeconds(60));

    @Test
    void aLinkLeadsToWhomItIsFor() {
        // When
        var reading = signer.read("meer", LinkKind.preferences, token, NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Good(ID));
    }

    @Test
    void anExpiredLinkIsToldApartFromAForgedOne() {
        // When
        var reading = signer.read("meer", LinkKind.preferences, token, NOW.plusSeconds(60));

        // Then
        assertThat(reading).isEqualTo(new Reading.Expired());
    }

    @Test
    void aLinkIsOfOneTenant() {
        // When
        var reading = signer.read("saari", LinkKind.preferences, token, NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Forged());
    }

    @Test
    void anExpiredLinkOfAnotherTenantTellsNothing() {
        // When
        var reading = signer.read("saari", LinkKind.preferences, token, NOW.plusSeconds(600));

        // Then
        assertThat(reading).isEqualTo(new Reading.Forged());
    }

    @Test
    void aLinkIsForOnePage() {
        // When
        var reading = signer.read("meer", LinkKind.confirmation, token, NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Forged());
    }

    @Test
    void nobodyWithoutTheKeyMakesALink() {
        // Given
        var stranger = new LinkSigner(List.of(OTHER_KEY));

        // When
        var reading = signer.read(
                "meer",
                LinkKind.preferences,
                stranger.sign("meer", LinkKind.preferences, ID, NOW.plusSeconds(60)),
                NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Forged());
    }

    @Test
    void aLinkOutlivesAChangeOfTheKey() {
        // Given
        var rotated = new LinkSigner(List.of(OTHER_KEY, KEY));

        // When
        var reading = rotated.read("meer", LinkKind.preferences, token, NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Good(ID));
        assertThat(rotated.sign("meer", LinkKind.preferences, ID, NOW.plusSeconds(60)))
                .isNotEqualTo(token);
    }

    @Test
    void whatItSaysCannotBeChanged() {
        // Given
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("000000000001", "000000000002");
        var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));

        // When
        var reading = signer.read("meer", LinkKind.preferences, parts[0] + "." + changed + "." + parts[2], NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Forged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "a.b.c.d.e", "....", "{}", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsForged(String text) {
        // When
        var reading = signer.read("meer", LinkKind.preferences, text, NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Forged());
    }

    @Test
    void aTokenThatSignsItselfIsForged() {
        // Given
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var header = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        // When
        var reading = signer.read("meer", LinkKind.preferences, header + "." + token.split("\\.")[1] + ".", NOW);

        // Then
        assertThat(reading).isEqualTo(new Reading.Forged());
    }

    @Test
    void aShortKeyIsRefused() {
        // When
        assertThatThrownBy(() -> new LinkSigner(List.of(KEY, "short")))
                // Then
                .hasMessageContaining("at least 32 characters");
    }
}
