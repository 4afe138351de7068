package io.kring.contacts.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a version tells of the person. An empty text, list or object says as little as none. */
public final class Fields {
    /** What tells of the version; consent has a ledger of its own. */
    private static final Set<String> NOT_THE_PERSON =
            Set.of("contactId", "version", "createdAt", "updatedAt", "change", "consents");

    private Fields() {}

    /** Those that say something; none where there is nobody. */
    public static ObjectNode of(@Nullable JsonNode state) {
        if (state == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        var fields = ((ObjectNode) state.deepCopy()).remove(NOT_THE_PERSON);
        fields.properties().removeIf(field -> isEmpty(field.getValue()));
        return fields;
    }

    /** JSON null where it says nothing. */
    public static JsonNode value(JsonNode fields, String name) {
        var value = fields.path(name);
        return isEmpty(value) ? NullNode.getInstance() : value;
    }

    public static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }
}
