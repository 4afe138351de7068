package io.kring.contacts.customfield;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The description of this service's API with the custom fields of a company in it. */
@ApplicationScoped
class TenantDocument {
    private static final String WRITTEN_AT_BUILD = "META-INF/quarkus-generated-openapi-doc.JSON";

    private final ObjectMapper json;

    TenantDocument(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode of(List<CustomFieldView> fields) {
        var custom = json.createObjectNode().put("type", "object").put("additionalProperties", false);
        var properties = custom.putObject("properties");
        fields.forEach(field -> properties.set(field.key(), schema(field)));
        var document = atBuild();
        for (var schema : List.of("ContactInput", "ContactView")) {
            ((ObjectNode) document.at("/components/schemas/" + schema + "/properties")).set("custom", custom);
        }
        return document;
    }

    private ObjectNode schema(CustomFieldView field) {
        var schema = json.createObjectNode().put("title", field.label());
        switch (field.type()) {
            case text -> schema.put("type", "string").put("maxLength", 2000);
            case number -> schema.put("type", "number");
            case date -> schema.put("type", "string").put("format", "date");
            case bool -> schema.put("type", "boolean");
            case choice -> schema.put("type", "string").set("enum", json.valueToTree(field.choices()));
            case choices ->
                schema.put("type", "array")
                        .putObject("items")
                        .put("type", "string")
                        .set("enum", json.valueToTree(field.choices()));
            case contact, company -> schema.put("type", "string").put("format", "uuid");
            case money -> {
                schema.put("type", "object").putArray("required").add("amount").add("currency");
                var parts = schema.putObject("properties");
                parts.putObject("amount").put("type", "number");
                parts.putObject("currency").put("type", "string").put("pattern", "^[A-Z]{3}$");
            }
        }
        return schema;
    }

    private ObjectNode atBuild() {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var document = Objects.requireNonNull(loader.getResourceAsStream(WRITTEN_AT_BUILD), WRITTEN_AT_BUILD)) {
            return (ObjectNode) json.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
