package io.kring.contacts.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work on many people and what became of them so far: {@code read = created + updated + deleted + duplicate + rejected}, checked
 * by the database at any moment.
 *
 * @param id also that of the change which it makes: it can be undone as a whole
 * @param kind {@code import}, {@code update}, {@code delete} or {@code undo}
 * @param dryRun tells what will become of them and touches nobody
 * @param source what the file is called
 * @param read rows of a file, or people of a filter
 * @param duplicate rows that say nothing new of a person who is known, or people who are as they are to be already
 * @param rejected those with something that cannot be done; listed under {@code /jobs/{id}/rejections}
 * @param predicted what the last dry run counted, once the job itself was started
 * @param startedRoles of whoever started it: it may do what they may; null where the version before did
 * @param failure why it broke off
 */
@JsonInclude(Include.NON_NULL)
public record Job(
        UUID id,
        String kind,
        JobStatus status,
        boolean dryRun,
        String source,
        long read,
        long created,
        long updated,
        long deleted,
        long duplicate,
        long rejected,
        @Nullable Counts predicted,
        @Nullable String failure,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        @JsonIgnore String parameters,
        @JsonIgnore @Nullable UUID reached,
        @JsonIgnore @Nullable Set<String> startedRoles) {
    /** What a job counts. */
    public record Counts(long read, long created, long updated, long deleted, long duplicate, long rejected) {}
}
