package io.kring.contacts.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dry run: what rules would do away with.
 *
 * @param status {@code counting}, or {@code done} when every service has answered; one that is down answers when it is back
 * @param waitingFor the services that have not answered yet
 */
@Schema(name = "RetentionDryRun")
public record DryRunView(
        UUID runId, String status, String askedBy, Instant askedAt, List<String> waitingFor, List<Count> rules) {

    /**
     * What one rule would do away with.
     *
     * @param answeredAt null where the service has not answered yet
     * @param before what is older than this would go
     * @param rows how many that are; null where the service keeps nothing under this name whose age it knows
     * @param oldest the time of the oldest; null where there is nothing too old
     */
    @Schema(name = "RetentionCount")
    public record Count(
            String service,
            String store,
            String keepFor,
            @Nullable Instant answeredAt,
            @Nullable Instant before,
            @Nullable Long rows,
            @Nullable Instant oldest) {}

    static DryRunView of(UUID id, String askedBy, Instant askedAt, List<Count> counts) {
        var waitingFor = counts.stream()
                .filter(count -> count.answeredAt() == null)
                .map(Count::service)
                .distinct()
                .toList();
        return new DryRunView(id, waitingFor.isEmpty() ? "done" : "counting", askedBy, askedAt, waitingFor, counts);
    }
}
