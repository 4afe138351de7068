package io.kring.contacts.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one field.
 *
 * @param values of everybody who had one
 * @param taken the value from now on, JSON null where there is none
 * @param from whose it is; null of a list, in which those of all are united
 */
public record MergedField(
        String field,
        List<Value> values,
        @Schema(implementation = Object.class) JsonNode taken,
        @Nullable UUID from) {
    /** Somebody's. */
    @Schema(name = "MergedValue")
    public record Value(
            UUID contactId,
            @Schema(implementation = Object.class) JsonNode value) {}
}
