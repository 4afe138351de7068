package io.kring.contacts.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as they were.
 *
 * @param from since when; until the version after it
 * @param state as the API showed it then; null from a deletion on
 * @param change that made it; null where it was made before changes were kept
 */
public record Version(
        int version,
        Instant from,
        @Nullable JsonNode state,
        @Nullable Change change) {}
