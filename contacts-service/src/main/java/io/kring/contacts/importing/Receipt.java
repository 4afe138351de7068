package io.kring.contacts.importing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a file: {@code read = created + updated + duplicate + rejected}, checked by the database.
 *
 * @param status {@code running}, {@code done} or {@code failed}: broken off, and what was read before stays imported
 * @param duplicate rows that say nothing new of a person who is known
 * @param rejected rows with something that cannot be kept; listed under {@code /imports/{id}/rejections}
 */
public record Receipt(
        UUID id,
        String source,
        String status,
        long read,
        long created,
        long updated,
        long duplicate,
        long rejected,
        Instant startedAt,
        @Nullable Instant endedAt) {}
