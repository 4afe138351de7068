package io.kring.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a linter finds in an OpenAPI document: the rules of <a href="https://docs.stoplight.io/docs/spectral">Spectral</a> (spectral:oas)
 * and <a href="https://redocly.com/docs/cli/rules">Redocly</a> (recommended) that have been broken, by their names there.
 */
final class OpenApiRules {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final String COMPONENTS = "#/components/schemas/";

    private OpenApiRules() {}

    /** Each as the rule and the place. */
    static List<String> broken(JsonNode document) {
        var broken = new ArrayList<String>();
        if (document.path("servers").isEmpty()) {
            broken.add("no-empty-servers");
        }
        if (document.path("info").path("contact").isEmpty()) {
            broken.add("info-contact");
        }
        document.path("tags")
                .forEach(tag -> require(tag, "description", "tag-description " + tag.path("name"), broken::add));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method ->
                                operation(method.getKey() + " " + path.getKey(), method.getValue(), broken::add)));
        ambiguous(document.path("paths"), broken::add);
        document.path("components").path("schemas").fieldNames().forEachRemaining(name -> {
            if (document.findValuesAsText("$ref").stream().noneMatch((COMPONENTS + name)::equals)) {
                broken.add("oas3-unused-component " + name);
            }
        });
        return broken;
    }

    private static void operation(String name, JsonNode operation, Consumer<String> broken) {
        require(operation, "summary", "operation-summary " + name, broken);
        require(operation, "description", "operation-description " + name, broken);
        // A form on a page is answered with the address of the page that comes after it
        if (operation.path("responses").properties().stream()
                .noneMatch(status -> status.getKey().matches("2..|303"))) {
            broken.accept("operation-2xx-response " + name);
        }
        operation
                .path("security")
                .forEach(requirement -> requirement.forEach(scopes -> {
                    if (!scopes.isEmpty()) {
                        broken.accept("oas3-operation-security-defined " + name);
                    }
                }));
    }

    private static void require(JsonNode node, String field, String rule, Consumer<String> broken) {
        if (node.path(field).asText().isBlank()) {
            broken.accept(rule);
        }
    }

    /** Two of as many segments of which each is the same, or anything in one of them. */
    private static void ambiguous(JsonNode paths, Consumer<String> broken) {
        var bySize = new HashMap<Integer, List<String[]>>();
        paths.fieldNames().forEachRemaining(path -> {
            var segments = path.split("/");
            var others = bySize.computeIfAbsent(segments.length, first -> new ArrayList<>());
            others.stream()
                    .filter(other -> isAmbiguous(segments, other))
                    .forEach(other -> broken.accept("no-ambiguous-paths " + path + " " + String.join("/", other)));
            others.add(segments);
        });
    }

    private static boolean isAmbiguous(String[] one, String[] other) {
        var oneIsWider = false;
        var otherIsWider = false;
        for (var place = 0; place < one.length; place++) {
            var anyOne = one[place].startsWith("{");
            var anyOther = other[place].startsWith("{");
            if (!anyOne && !anyOther && !one[place].equals(other[place])) {
                return false;
            }
            oneIsWider |= anyOne && !anyOther;
            otherIsWider |= anyOther && !anyOne;
        }
        return oneIsWider == otherIsWider;
    }
}
