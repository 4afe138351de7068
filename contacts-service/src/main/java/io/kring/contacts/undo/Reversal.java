package io.kring.contacts.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.change.Fields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person without what a change did to them: field by field, of lists item by item. What was changed again since stays and
 * is a conflict.
 *
 * @param person the fields of the person as they will be; null where there will be nobody
 */
record Reversal(@Nullable ObjectNode person, List<Conflict> conflicts) {
    /**
     * @param now the person as they are; null where there is nobody
     * @param steps of one change, the last first
     */
    static Reversal of(@Nullable JsonNode now, List<Step> steps) {
        var reversal = new Reversal(now == null ? null : Fields.of(now), new ArrayList<>());
        for (var step : steps) {
            reversal = reversal.back(step);
        }
        return reversal;
    }

    private Reversal back(Step step) {
        if (step.forgotten()) {
            return conflict(step.contactId(), "is not known any more as they were before");
        }
        var before = step.before();
        var after = step.after();
        if (after == null) {
            return person == null && before != null ? new Reversal(Fields.of(before), conflicts) : this;
        }
        if (person == null) {
            return before == null ? this : conflict(step.contactId(), "was deleted since");
        }
        if (before == null) {
            var unchanged = person.equals(Fields.of(after));
            return unchanged ? new Reversal(null, conflicts) : conflict(step.contactId(), "was changed since");
        }
        var undone = person.deepCopy();
        undo(step.contactId(), "", Fields.of(before), Fields.of(after), undone);
        return new Reversal(undone, conflicts);
    }

    private Reversal conflict(UUID contact, String reason) {
        conflicts.add(Conflict.of(contact, "contact", reason, null));
        return this;
    }

    private void undo(UUID contact, String path, JsonNode before, JsonNode after, ObjectNode now) {
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var was = Fields.value(before, name);
            var became = Fields.value(after, name);
            var is = Fields.value(now, name);
            if (was.equals(became) || is.equals(was)) {
                continue;
            }
            if (is.equals(became)) {
                put(now, name, was);
            } else if (is.isObject() && (was.isObject() || became.isObject())) {
                undo(contact, path + name + ".", was, became, (ObjectNode) is);
            } else if ((was.isArray() || became.isArray()) && !sameItems(was, became)) {
                put(now, name, without(was, became, is));
            } else {
                conflicts.add(new Conflict(contact, path + name, "was changed since", was, became, is));
            }
        }
    }

    /** The list as it is, without the items that were added and with those that were taken away. */
    private static ArrayNode without(JsonNode was, JsonNode became, JsonNode is) {
        var items = new LinkedHashSet<JsonNode>();
        is.forEach(items::add);
        became.forEach(item -> {
            if (!contains(was, item)) {
                items.remove(item);
            }
        });
        was.forEach(item -> {
            if (!contains(became, item)) {
                items.add(item);
            }
        });
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private static boolean sameItems(JsonNode one, JsonNode other) {
        return items(one).equals(items(other));
    }

    private static boolean contains(JsonNode list, JsonNode item) {
        return items(list).contains(item);
    }

    private static Set<JsonNode> items(JsonNode list) {
        var items = new LinkedHashSet<JsonNode>();
        list.forEach(items::add);
        return items;
    }

    private static void put(ObjectNode person, String name, JsonNode value) {
        if (Fields.isEmpty(value)) {
            person.remove(name);
        } else {
            person.set(name, value);
        }
    }
}
