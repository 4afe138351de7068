package io.kring.contacts.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.change.Fields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields in which two versions of a person differ. */
final class Differences {
    private Differences() {}

    /** Null where there was or is nobody: before the first version, and from a deletion until they are brought back. */
    static List<FieldChange> between(@Nullable JsonNode was, @Nullable JsonNode is) {
        var before = Fields.of(was);
        var after = Fields.of(is);
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        var changes = new ArrayList<FieldChange>();
        for (var name : names) {
            var old = Fields.value(before, name);
            var now = Fields.value(after, name);
            if (!old.equals(now)) {
                changes.add(new FieldChange(name, old, now));
            }
        }
        return changes;
    }
}
