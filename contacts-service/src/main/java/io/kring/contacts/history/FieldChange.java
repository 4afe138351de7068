package io.kring.contacts.history;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a change did to one field.
 *
 * @param before its value before, JSON null where it had none
 * @param after its value after
 */
public record FieldChange(
        String field,
        @Schema(implementation = Object.class) JsonNode before,
        @Schema(implementation = Object.class) JsonNode after) {}
