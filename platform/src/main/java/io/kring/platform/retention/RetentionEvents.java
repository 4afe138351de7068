package io.kring.platform.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What services and the keeper of the rules tell each other on {@code kring.privacy}. */
final class RetentionEvents {
    private RetentionEvents() {}

    /** @param keepFor null where the rule was taken back */
    record RuleChanged(
            String service,
            String store,
            long version,
            @Nullable String keepFor,
            boolean active,
            Instant changedAt) {}

    record CountRequested(UUID runId, Instant askedAt, List<Question> rules) {
        record Question(String service, String store, String keepFor) {}
    }

    record Counted(UUID runId, String service, Instant at, List<Count> stores) {}

    /**
     * @param rows how many are of a time before {@code before}
     * @param oldest the time of the oldest of them; null where there is none
     */
    record Count(
            String store,
            String keepFor,
            Instant before,
            long rows,
            @Nullable Instant oldest) {}

    /** @param before what was older than this went */
    record Swept(
            String service,
            String store,
            String keepFor,
            Instant before,
            long expired,
            @Nullable Instant oldest,
            Instant at) {}
}
