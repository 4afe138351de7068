package io.kring.contacts.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields in which two versions of a person differ. */
final class Differences {
    /** What tells of the version and not of the person; consent has a ledger of its own. */
    private static final Set<String> NOT_THE_PERSON =
            Set.of("contactId", "version", "createdAt", "updatedAt", "change", "consents");

    private Differences() {}

    /** Null where there was or is nobody: before the first version, and from a deletion until they are brought back. */
    static List<FieldChange> between(@Nullable JsonNode was, @Nullable JsonNode is) {
        var before = Objects.requireNonNullElse(was, MissingNode.getInstance());
        var after = Objects.requireNonNullElse(is, MissingNode.getInstance());
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeAll(NOT_THE_PERSON);
        var changes = new ArrayList<FieldChange>();
        for (var name : names) {
            var old = value(before, name);
            var now = value(after, name);
            if (!old.equals(now)) {
                changes.add(new FieldChange(name, old, now));
            }
        }
        return changes;
    }

    /** An empty text or list says as little as none. */
    private static JsonNode value(JsonNode state, String name) {
        var value = state.path(name);
        var empty = value.isMissingNode()
                || (value.isTextual() ? value.asText().isEmpty() : value.isArray() && value.isEmpty());
        return empty ? NullNode.getInstance() : value;
    }
}
