package io.kring.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.retention.RetentionEvents.Count;
import io.kring.platform.retention.RetentionEvents.CountRequested;
import io.kring.platform.retention.RetentionEvents.CountRequested.Question;
import io.kring.platform.retention.RetentionEvents.Counted;
import io.kring.platform.retention.RetentionEvents.RuleChanged;
import io.kring.platform.retention.RetentionEvents.Swept;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionContractTest {
    private static final UUID RUN = UUID.fromString("0199c0de-0012-7000-8000-000000000001");
    private static final Instant OLDEST = Instant.parse("2023-05-17T08:00:00Z");

    @Test
    void counted() {
        var count = new Count("message", "P2Y", Instant.parse("2024-03-01T09:30:00Z"), 1204, OLDEST);
        Contracts.assertPublishes(
                "retention.counted.v1",
                new Counted(RUN, "messaging-service", Instant.parse("2026-03-01T09:30:02Z"), List.of(count)));
    }

    @Test
    void swept() {
        Contracts.assertPublishes(
                "retention.swept.v1",
                new Swept(
                        "messaging-service",
                        "message",
                        "P2Y",
                        Instant.parse("2024-03-01T03:00:00Z"),
                        1204,
                        OLDEST,
                        Instant.parse("2026-03-01T03:00:05Z")));
    }

    @Test
    void reads() {
        assertThat(Contracts.read("retention.rule-changed.v1", RuleChanged.class))
                .isEqualTo(new RuleChanged(
                        "messaging-service", "message", 2, "P2Y", true, Instant.parse("2026-03-01T09:30:00Z")));
        assertThat(Contracts.read("retention.count-requested.v1", CountRequested.class))
                .isEqualTo(new CountRequested(
                        RUN,
                        Instant.parse("2026-03-01T09:30:00Z"),
                        List.of(new Question("messaging-service", "message", "P2Y"))));
    }
}
