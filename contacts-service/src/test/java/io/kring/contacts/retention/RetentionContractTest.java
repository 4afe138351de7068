package io.kring.contacts.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.retention.RetentionEvents.CountRequested;
import io.kring.contacts.retention.RetentionEvents.CountRequested.Question;
import io.kring.contacts.retention.RetentionEvents.Counted;
import io.kring.contacts.retention.RetentionEvents.RuleChanged;
import io.kring.contacts.retention.RetentionEvents.Swept;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionContractTest {
    private static final UUID RUN = UUID.fromString("0199c0de-0012-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");
    private static final Instant OLDEST = Instant.parse("2023-05-17T08:00:00Z");

    @Test
    void publishes() {
        Contracts.assertPublishes(
                "retention.rule-changed.v1", new RuleChanged("messaging-service", "message", 2, "P2Y", true, AT));
        Contracts.assertPublishes(
                "retention.count-requested.v1",
                new CountRequested(RUN, AT, List.of(new Question("messaging-service", "message", "P2Y"))));
    }

    @Test
    void reads() {
        assertThat(Contracts.read("retention.counted.v1", Counted.class))
                .isEqualTo(new Counted(
                        RUN,
                        "messaging-service",
                        Instant.parse("2026-03-01T09:30:02Z"),
                        List.of(new Counted.Count("message", Instant.parse("2024-03-01T09:30:00Z"), 1204, OLDEST))));
        assertThat(Contracts.read("retention.swept.v1", Swept.class))
                .isEqualTo(new Swept(
                        "messaging-service",
                        "message",
                        "P2Y",
                        Instant.parse("2024-03-01T03:00:00Z"),
                        1204,
                        OLDEST,
                        Instant.parse("2026-03-01T03:00:05Z")));
    }
}
