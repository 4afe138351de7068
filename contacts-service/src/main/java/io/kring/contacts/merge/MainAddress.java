package io.kring.contacts.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.change.Fields;
import io.kring.contacts.merge.MergedField.Value;
import io.kring.contacts.merge.Merging.Known;
import io.kring.contacts.person.PostalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the person lives, of which half of one and half of another is none: the whole of one is taken. What is not taken and says
 * something else is kept as another address.
 *
 * @param taken its parts
 */
record MainAddress(MergedField field, ObjectNode taken) {
    static final String FIELD = "address";
    static final List<String> PARTS = List.of("street", "postcode", "city", "region", "country");

    /** @return null where nobody has one */
    static @Nullable MainAddress of(List<Known> people, @Nullable UUID chosen) {
        var values = new ArrayList<Value>();
        for (var known : people) {
            var address = known.fields().deepCopy().retain(PARTS);
            if (!address.isEmpty()) {
                values.add(new Value(known.contactId(), address));
            }
        }
        if (values.isEmpty()) {
            return null;
        }
        var taken = chosen == null ? fullest(values) : chosen(values, chosen);
        return new MainAddress(
                new MergedField(FIELD, values, taken.value(), taken.contactId()), (ObjectNode) taken.value());
    }

    /** Who has none can be chosen, too. */
    private static Value chosen(List<Value> values, UUID chosen) {
        return values.stream()
                .filter(value -> value.contactId().equals(chosen))
                .findFirst()
                .orElseGet(() -> new Value(chosen, JsonNodeFactory.instance.objectNode()));
    }

    /** The first, or one that says the same and more: a street besides the city. */
    private static Value fullest(List<Value> values) {
        var fullest = values.getFirst();
        for (var value : values) {
            if (value.value().size() > fullest.value().size() && says(value.value(), fullest.value())) {
                fullest = value;
            }
        }
        return fullest;
    }

    /** The others' addresses that are told neither by the one taken nor in the list. */
    List<ObjectNode> left(JsonNode otherAddresses) {
        var told = new ArrayList<JsonNode>(List.of(taken));
        otherAddresses.forEach(told::add);
        var left = new ArrayList<ObjectNode>();
        for (var value : field.values()) {
            if (told.stream().noneMatch(address -> says(address, value.value()))) {
                var other = JsonNodeFactory.instance.objectNode().put("kind", PostalAddress.Kind.other.name());
                other.setAll((ObjectNode) value.value());
                left.add(other);
                told.add(other);
            }
        }
        return left;
    }

    private static boolean says(JsonNode address, JsonNode less) {
        return PARTS.stream()
                .filter(part -> !Fields.value(less, part).isNull())
                .allMatch(part -> address.path(part)
                        .asText()
                        .equalsIgnoreCase(less.path(part).asText()));
    }
}
