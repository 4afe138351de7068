package io.kring.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every operation of the suite, as the gateway's OpenAPI document lists them. */
final class Api {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final JsonNode document;

    private Api(JsonNode document) {
        this.document = document;
    }

    /** @param properties the schemas of the fields of a JSON body, by name; none where there is no such body */
    record Operation(
            String method,
            String path,
            List<String> queryParameters,
            Map<String, JsonNode> properties,
            boolean takesJson) {
        boolean isOnOneThing() {
            return path.contains("/{id}") || path.contains("/{campaignId}");
        }

        boolean isWebhook() {
            return path.startsWith("/hooks/");
        }

        boolean isPublic() {
            return path.startsWith("/api/v1/public/");
        }

        /** What a report needs to be asked for at all. */
        Map<String, String> period() {
            return queryParameters.contains("from") ? Map.of("from", "2020-01-01", "to", "2100-01-01") : Map.of();
        }

        /** With each variable replaced. */
        String at(String value) {
            return VARIABLE.matcher(path).replaceAll(value);
        }

        /** {@code contacts} of {@code /api/v1/contacts/{id}/consents}. */
        String collection() {
            var segments = List.of(path.split("/"));
            return segments.get(Math.max(segments.indexOf("{id}"), segments.indexOf("{campaignId}")) - 1);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Api read() {
        return new Api(Http.get(TestStack.addresses().gateway() + "/openapi.json")
                .expect(200)
                .json());
    }

    Stream<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> operation(operation.getKey(), path.getKey(), operation.getValue()))
                        .forEach(operations::add));
        return operations.stream();
    }

    private Operation operation(String method, String path, JsonNode description) {
        var query = StreamSupport.stream(description.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .toList();
        var json = description.at("/requestBody/content/application~1json");
        var properties = new java.util.TreeMap<String, JsonNode>();
        resolved(json.path("schema"))
                .path("properties")
                .properties()
                .forEach(property -> properties.put(property.getKey(), resolved(property.getValue())));
        return new Operation(method.toUpperCase(java.util.Locale.ROOT), path, query, properties, json.isObject());
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? resolved(document.at(schema.path("$ref").asText().substring(1)))
                : schema;
    }
}
