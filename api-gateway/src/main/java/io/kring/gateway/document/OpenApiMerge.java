package io.kring.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Makes one OpenAPI document of several: what two of them call the same and mean differently gets its service's name in front. */
final class OpenApiMerge {
    private static final String COMPONENTS = "#/components/";

    private final ObjectNode all;

    /** @param base what is said of the whole; it is added to */
    OpenApiMerge(ObjectNode base) {
        this.all = base;
    }

    /** @param owns the paths of the document that belong into the whole */
    void add(String service, JsonNode document, Predicate<String> owns) {
        var mine = document.path("components").deepCopy();
        if (mine instanceof ObjectNode components) {
            components.remove("securitySchemes");
        }
        var renamed = clashes(mine);
        mine.properties()
                .forEach(kind -> kind.getValue().properties().forEach(part -> {
                    var name =
                            renamed.contains(reference(kind, part)) ? prefixed(service, part.getKey()) : part.getKey();
                    object(object(all, "components"), kind.getKey())
                            .set(name, renameReferences(part.getValue(), renamed, service));
                }));
        document.path("paths").properties().stream()
                .filter(path -> owns.test(path.getKey()))
                .forEach(path -> object(all, "paths")
                        .set(path.getKey(), renameReferences(withoutSecurity(path.getValue()), renamed, service)));
        document.path("tags").forEach(this::addTag);
    }

    /** Without the schemas that only paths that are left out refer to. */
    ObjectNode result() {
        if (all.path("components").path("schemas") instanceof ObjectNode schemas) {
            for (var found = schemas.size() + 1; found > schemas.size(); ) {
                found = schemas.size();
                var used = Set.copyOf(all.findValuesAsText("$ref"));
                schemas.retain(schemas.propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(name -> used.contains(COMPONENTS + "schemas/" + name))
                        .toList());
            }
        }
        return all;
    }

    /** References to what is different in the whole, itself or in something that it refers to. */
    private Set<String> clashes(JsonNode mine) {
        var found = new HashSet<String>();
        boolean grown;
        do {
            grown = false;
            for (var kind : mine.properties()) {
                for (var part : kind.getValue().properties()) {
                    var theirs = all.path("components").path(kind.getKey()).path(part.getKey());
                    if (!theirs.isMissingNode()
                            && (!theirs.equals(part.getValue()) || refersTo(part.getValue(), found))) {
                        grown |= found.add(reference(kind, part));
                    }
                }
            }
        } while (grown);
        return found;
    }

    private static String reference(Map.Entry<String, JsonNode> kind, Map.Entry<String, JsonNode> part) {
        return COMPONENTS + kind.getKey() + "/" + part.getKey();
    }

    private static boolean refersTo(JsonNode node, Set<String> references) {
        return references.contains(node.path("$ref").asText())
                || StreamSupport.stream(node.spliterator(), false).anyMatch(child -> refersTo(child, references));
    }

    private static JsonNode renameReferences(JsonNode node, Set<String> renamed, String service) {
        var reference = node.path("$ref").asText();
        if (node instanceof ObjectNode object && renamed.contains(reference)) {
            var start = reference.lastIndexOf('/') + 1;
            object.set(
                    "$ref",
                    TextNode.valueOf(reference.substring(0, start) + prefixed(service, reference.substring(start))));
        }
        node.forEach(child -> renameReferences(child, renamed, service));
        return node;
    }

    /** Who may call is the same everywhere: the whole says it once. */
    private static JsonNode withoutSecurity(JsonNode path) {
        JsonNode copy = path.deepCopy();
        copy.forEach(operation -> {
            if (operation instanceof ObjectNode object) {
                object.remove("security");
            }
        });
        return copy;
    }

    private void addTag(JsonNode tag) {
        var tags = all.withArray("/tags");
        if (tags.valueStream().noneMatch(known -> known.path("name").equals(tag.path("name")))) {
            tags.add(tag);
        }
    }

    private static String prefixed(String service, String name) {
        return Character.toUpperCase(service.charAt(0)) + service.substring(1) + name;
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.withObjectProperty(name);
    }
}
