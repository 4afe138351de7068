package io.kring.contacts.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kring.contacts.person.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a job does with everybody whom a filter finds.
 *
 * @param at what {@code now} is in the filter, however long the job takes
 */
record BulkTask(String filter, Instant at, JsonNode changes, List<String> addTags, List<String> removeTags) {
    static BulkTask of(BulkUpdateInput input) {
        return new BulkTask(
                input.filter(),
                Instant.now(),
                Objects.requireNonNullElse(input.changes(), JsonNodeFactory.instance.objectNode()),
                Objects.requireNonNullElse(input.addTags(), List.of()),
                Objects.requireNonNullElse(input.removeTags(), List.of()));
    }

    static BulkTask of(BulkDeleteInput input) {
        return new BulkTask(input.filter(), Instant.now(), JsonNodeFactory.instance.objectNode(), List.of(), List.of());
    }

    boolean changesNothing() {
        return changes.isEmpty() && addTags.isEmpty() && removeTags.isEmpty();
    }

    /** The fields that it changes. */
    List<String> changed() {
        var changed = new ArrayList<String>();
        changes.fieldNames().forEachRemaining(changed::add);
        changes.path("custom").fieldNames().forEachRemaining(key -> changed.add("custom." + key));
        if (!addTags.isEmpty() || !removeTags.isEmpty()) {
            changed.add("tags");
        }
        return changed;
    }

    Person tagged(Person person) {
        return person.withTags(Stream.concat(person.tags().stream(), addTags.stream())
                .filter(tag -> !removeTags.contains(tag))
                .distinct()
                .toList());
    }
}
