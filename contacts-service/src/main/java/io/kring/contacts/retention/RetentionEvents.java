package io.kring.contacts.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What services are told, and what they answer. */
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

    record Counted(UUID runId, String service, Instant at, List<Count> stores) {
        record Count(
                String store,
                Instant before,
                long rows,
                @Nullable Instant oldest) {}
    }

    record Swept(
            String service,
            String store,
            String keepFor,
            Instant before,
            long expired,
            @Nullable Instant oldest,
            Instant at) {}
}
