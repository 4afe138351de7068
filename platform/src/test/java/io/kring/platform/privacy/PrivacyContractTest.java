package io.kring.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.privacy.PrivacyEvents.Asked;
import io.kring.platform.privacy.PrivacyEvents.DataCollected;
import io.kring.platform.privacy.PrivacyEvents.DataErased;
import io.kring.platform.privacy.PrivacyEvents.DataFound;
import io.kring.testkit.Contracts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyContractTest {
    private static final Asked ASKED = new Asked(
            UUID.fromString("0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"),
            1,
            Set.of(UUID.fromString("0199a1b2-0000-7000-8000-000000000001")),
            Set.of("+31612345678"));

    @ParameterizedTest
    @ValueSource(strings = {"privacy.access-requested.v1", "privacy.erasure-requested.v1"})
    void isAsked(String type) {
        assertThat(Contracts.read(type, Asked.class)).isEqualTo(ASKED);
        Contracts.assertPublishes(type, ASKED);
    }

    @Test
    void isAskedAgain() {
        var again = new Asked(ASKED.requestId(), 2, ASKED.contactIds(), ASKED.addresses());
        assertThat(Contracts.read("privacy.rescan-requested.v1", Asked.class)).isEqualTo(again);
        Contracts.assertPublishes("privacy.rescan-requested.v1", again);
    }

    @Test
    void collected() {
        var record =
                Contracts.example("privacy.data-collected.v1").path("records").get(0);
        var part = new DataCollected(ASKED.requestId(), 1, "leads-service", 1, true, "lead", List.of(record));
        assertThat(Contracts.read("privacy.data-collected.v1", DataCollected.class))
                .isEqualTo(part);
        Contracts.assertPublishes("privacy.data-collected.v1", part);
    }

    @Test
    void erased() {
        Contracts.assertPublishes("privacy.data-erased.v1", DataErased.of(ASKED, "leads-service", Map.of("lead", 2L)));
    }

    @Test
    void found() {
        var again = new Asked(ASKED.requestId(), 2, ASKED.contactIds(), ASKED.addresses());
        Contracts.assertPublishes("privacy.data-found.v1", DataFound.of(again, "leads-service", Map.of("lead", 0L)));
    }
}
