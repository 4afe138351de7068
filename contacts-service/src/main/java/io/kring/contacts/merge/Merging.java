package io.kring.contacts.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.change.Fields;
import io.kring.contacts.merge.MergedField.Value;
import io.kring.contacts.person.Person;
import io.kring.platform.problem.Problems;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What several records of the same person make together. Of a single value the survivor's is taken, unless another one was
 * chosen; gaps are filled from the others. Lists are united. Lists within custom fields, too.
 *
 * @param person the fields of the person from now on
 * @param fields what became of each
 */
public record Merging(ObjectNode person, List<MergedField> fields) {
    /** @param fields that say something, as {@link Fields} tells */
    public record Known(UUID contactId, ObjectNode fields) {}

    private static final String CUSTOM = "custom.";
    private static final Set<String> NOT_CHOSEN = Set.of("custom", "shared", "consents");

    private static final Map<String, Integer> MOST = Map.of(
            "emails", Person.MOST_ADDRESSES,
            "phones", Person.MOST_ADDRESSES,
            "socials", Person.MOST_ADDRESSES,
            "visitors", Person.MOST_ADDRESSES,
            "externalIds", Person.MOST_ADDRESSES,
            "otherAddresses", Person.MOST_ADDRESSES,
            "tags", Person.MOST_TAGS,
            "companies", Person.MOST_COMPANIES);

    /**
     * @param people the survivor first, then the others, the one who counts more first
     * @param choose whose value is taken, by field
     * @param references the fields whose values are people: nobody refers to themselves
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where something is chosen that is not there, 422 naming a list
     *     that would be too long
     */
    public static Merging of(List<Known> people, Map<String, UUID> choose, Set<String> references) {
        check(people, choose);
        var merging = new Merging(JsonNodeFactory.instance.objectNode(), new ArrayList<>());
        var self = people.stream().map(known -> known.contactId().toString()).collect(Collectors.toSet());
        for (var name : names(people)) {
            var values = values(people, name, references.contains(name) ? self : Set.of());
            var merged = merge(name, values, choose.get(name));
            merging.put(merged.field(), merged.taken());
            merging.fields.add(merged);
        }
        merging.address(people, choose);
        merging.share(people);
        merging.checkLengths();
        return merging;
    }

    private static void check(List<Known> people, Map<String, UUID> choose) {
        var names = Arrays.stream(Person.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !NOT_CHOSEN.contains(name) && !MainAddress.PARTS.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        names.add(MainAddress.FIELD);
        names(people).stream().filter(name -> name.startsWith(CUSTOM)).forEach(names::add);
        choose.forEach((name, contact) -> {
            if (!names.contains(name)) {
                throw Problems.badRequest(
                        "choose", "has '" + name + "', which is none of the fields " + String.join(", ", names));
            }
            if (people.stream().noneMatch(known -> known.contactId().equals(contact))) {
                throw Problems.badRequest("choose", "takes " + name + " from " + contact + ", who is none of them");
            }
        });
    }

    /** Of all that is merged by the value alone, custom fields each for itself. */
    private static Set<String> names(List<Known> people) {
        var names = new LinkedHashSet<String>();
        for (var known : people) {
            known.fields().fieldNames().forEachRemaining(names::add);
            known.fields().path("custom").fieldNames().forEachRemaining(key -> names.add(CUSTOM + key));
        }
        names.removeAll(MainAddress.PARTS);
        names.removeAll(NOT_CHOSEN);
        return names;
    }

    private static List<Value> values(List<Known> people, String name, Set<String> none) {
        var values = new ArrayList<Value>();
        for (var known : people) {
            var value = name.startsWith(CUSTOM)
                    ? Fields.value(known.fields().path("custom"), name.substring(CUSTOM.length()))
                    : Fields.value(known.fields(), name);
            if (!value.isNull() && !none.contains(value.asText())) {
                values.add(new Value(known.contactId(), value));
            }
        }
        return values;
    }

    private static MergedField merge(String name, List<Value> values, @Nullable UUID chosen) {
        if (values.stream().anyMatch(value -> value.value().isArray())) {
            return new MergedField(name, values, united(values, chosen), null);
        }
        var taken = values.stream()
                .filter(value -> chosen == null || chosen.equals(value.contactId()))
                .findFirst();
        return new MergedField(
                name,
                values,
                taken.map(Value::value).orElse(NullNode.getInstance()),
                taken.map(Value::contactId).orElse(chosen));
    }

    /** One affiliation with each company; the one with what comes first. */
    private static JsonNode united(List<Value> lists, @Nullable UUID first) {
        var items = new LinkedHashMap<JsonNode, JsonNode>();
        lists.stream().filter(list -> list.contactId().equals(first)).forEach(list -> unite(items, list.value()));
        lists.forEach(list -> unite(items, list.value()));
        return JsonNodeFactory.instance.arrayNode().addAll(items.values());
    }

    private static void unite(Map<JsonNode, JsonNode> items, JsonNode list) {
        list.forEach(item -> items.putIfAbsent(item.has("companyId") ? item.path("companyId") : item, item));
    }

    private void address(List<Known> people, Map<String, UUID> choose) {
        var address = MainAddress.of(people, choose.get(MainAddress.FIELD));
        if (address == null) {
            return;
        }
        fields.add(address.field());
        person.setAll(address.taken());
        var others = person.withArray("otherAddresses");
        address.left(others).forEach(others::add);
        if (others.isEmpty()) {
            person.remove("otherAddresses");
        }
    }

    /** Shared with others is what none of them had for themselves. */
    private void share(List<Known> people) {
        var own = new LinkedHashSet<JsonNode>();
        var shared = new LinkedHashSet<JsonNode>();
        for (var known : people) {
            var theirs = new LinkedHashSet<JsonNode>();
            known.fields().path("shared").forEach(theirs::add);
            shared.addAll(theirs);
            for (var list : List.of("emails", "phones")) {
                known.fields().path(list).forEach(address -> {
                    if (!theirs.contains(address)) {
                        own.add(address);
                    }
                });
            }
        }
        shared.removeAll(own);
        put("shared", JsonNodeFactory.instance.arrayNode().addAll(shared));
    }

    private void checkLengths() {
        MOST.forEach((name, most) -> {
            var length = person.path(name).size();
            if (length > most) {
                throw Problems.unprocessable(
                        name, "would be " + length + ", and a person has at most " + most + ": take some away first");
            }
        });
    }

    private void put(String name, JsonNode value) {
        if (Fields.isEmpty(value)) {
            return;
        }
        if (name.startsWith(CUSTOM)) {
            person.withObjectProperty("custom").set(name.substring(CUSTOM.length()), value);
        } else {
            person.set(name, value);
        }
    }
}
