package io.kring.contacts.merge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was merged into somebody else.
 *
 * @param mergedId who is not there any more, unless it was undone
 * @param survivorId into whom
 * @param nowId who stands for them now: somebody else where the survivor was merged, too; null once it was undone
 * @param changeId undoes it by {@code /changes/{id}/undo}
 */
public record Merge(
        UUID mergedId,
        UUID survivorId,
        @Nullable UUID nowId,
        UUID changeId,
        Instant mergedAt,
        String mergedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {}
