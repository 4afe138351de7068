package io.kring.contacts.retention;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of data is kept.
 *
 * @param since what its age is counted from; null where it has none of its own: then it can have no rule
 * @param defaultKeepFor how long it should be kept where the company has not said so; null for no end. Nothing goes by it
 * @param version of the rule; 0 where there never was one
 * @param rule that the company has set; null where it has not
 * @param lastSweep null where none was done
 */
public record RetentionView(
        String service,
        String store,
        String title,
        @Nullable String since,
        @Nullable String defaultKeepFor,
        long version,
        @Nullable Rule rule,
        @Nullable Sweep lastSweep) {

    /**
     * What the company has said.
     *
     * @param active whether what is older is done away with
     */
    @Schema(name = "RetentionRule")
    public record Rule(String keepFor, boolean active, String changedBy, Instant changedAt) {}

    /**
     * What a service did away with.
     *
     * @param before what was older than this went
     * @param oldest the time of the oldest that went; null where nothing did
     */
    @Schema(name = "RetentionSweep")
    public record Sweep(
            String service,
            String store,
            String keepFor,
            Instant before,
            long expired,
            @Nullable Instant oldest,
            Instant at) {}
}
