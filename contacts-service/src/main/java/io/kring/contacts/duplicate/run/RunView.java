package io.kring.contacts.duplicate.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The progress and the receipt of a search for duplicates.
 *
 * @param status {@code running}, {@code done} or {@code failed}
 * @param peopleTotal how many there were when it began
 * @param people how many were looked at
 * @param compared pairs of people that have enough in common to be compared
 * @param certain pairs that are one person by the rule
 * @param possible pairs that somebody should look at
 * @param keysLeftOut what more than 200 people have in common, by which nobody was compared; counted at the end
 */
public record RunView(
        UUID runId,
        String status,
        long peopleTotal,
        long people,
        long compared,
        long certain,
        long possible,
        long keysLeftOut,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt) {}
