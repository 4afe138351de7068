package io.kring.platform.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a tenant wants the data of a store to be kept, and the sweep that is under way.
 *
 * @param version counts the changes of the rule
 * @param keepFor null where the rule was taken back
 * @param sweepBefore what is older than this is being done away with; null where no sweep is under way
 * @param sweepOldest the time of the oldest that the sweep found
 * @param expired how many rows the sweep has done away with so far
 */
public record RetentionRule(
        String store,
        long version,
        @Nullable String keepFor,
        boolean active,
        @Nullable Instant sweepBefore,
        @Nullable Instant sweepOldest,
        long expired) {}
