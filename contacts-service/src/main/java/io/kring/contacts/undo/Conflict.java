package io.kring.contacts.undo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What stays as it is, because it was changed again since.
 *
 * @param field or {@code contact} for the person as a whole
 * @param before its value before the change that is undone, JSON null where it had none
 * @param after its value after that change
 * @param now its present value
 */
public record Conflict(
        UUID contactId,
        String field,
        String reason,
        @Schema(implementation = Object.class) JsonNode before,
        @Schema(implementation = Object.class) JsonNode after,
        @Schema(implementation = Object.class) JsonNode now) {}
