package io.kring.contacts.undo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to a person.
 *
 * @param version that it made
 * @param before the person before; null where it made or revived them, or where that is forgotten
 * @param after the person after; null where it deleted them
 * @param forgotten whether the person before is not known any more
 */
record Step(
        UUID contactId,
        int version,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        boolean forgotten) {

    static Step of(UUID contactId, int version, @Nullable JsonNode before, @Nullable JsonNode after) {
        return new Step(contactId, version, before, after, false);
    }
}
