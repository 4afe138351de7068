package io.kring.contacts.history;

import io.kring.contacts.change.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a person.
 *
 * @param version that it made; 0 is the first
 * @param change who made it and from what; null where it was made before changes were kept
 * @param fields that it changed; for the first version those that were filled; none where the version before is forgotten
 */
public record HistoryEntry(
        int version, Instant at, @Nullable Change change, List<FieldChange> fields) {}
