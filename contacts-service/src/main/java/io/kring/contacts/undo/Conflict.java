package io.kring.contacts.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        @Schema(implementation = Object.class) JsonNode now) {
    /** Of something that was there before and cannot be again. */
    static Conflict of(UUID contact, String field, String reason, @Nullable String before) {
        var nothing = NullNode.getInstance();
        return new Conflict(
                contact, field, reason, before == null ? nothing : TextNode.valueOf(before), nothing, nothing);
    }
}
