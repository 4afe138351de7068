package io.kring.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {
    private static final JsonNode CONTACTS = json("""
            {"tags": [{"name": "Contacts"}, {"name": "Shared"}],
             "paths": {"/api/v1/contacts": {"get": {"security": [{"x": []}], "schema": {"$ref": "#/components/schemas/Page"}}},
                       "/api/v1/ops": {"get": {"schema": {"$ref": "#/components/schemas/Letters"}}}},
             "components": {"schemas": {"Page": {"items": {"$ref": "#/components/schemas/Item"}},
                                        "Item": {"type": "string"},
                                        "Letters": {"items": {"$ref": "#/components/schemas/Letter"}},
                                        "Letter": {"type": "string"},
                                        "Problem": {"type": "object"}},
                            "securitySchemes": {"x": {}}}}""");
    private static final JsonNode LEADS = json("""
            {"tags": [{"name": "Leads"}, {"name": "Shared"}],
             "paths": {"/api/v1/leads": {"get": {"schema": {"$ref": "#/components/schemas/Page"},
                                                 "problem": {"$ref": "#/components/schemas/Problem"}}}},
             "components": {"schemas": {"Page": {"items": {"$ref": "#/components/schemas/Item"}},
                                        "Item": {"type": "integer"},
                                        "Problem": {"type": "object"}}}}""");

    private final OpenApiMerge merge = new OpenApiMerge((ObjectNode) json("""
            {"security": [{"login": []}], "tags": [{"name": "Webhooks"}],
             "components": {"securitySchemes": {"login": {"type": "oauth2"}}}}"""));

    @Test
    void renamesWhatClashesAndWhateverRefersToIt() {
        // When
        merge.add("contacts", CONTACTS, path -> path.startsWith("/api/v1/contacts"));
        merge.add("leads", LEADS, path -> path.startsWith("/api/v1/leads"));

        // Then
        assertThat(merge.result()).isEqualTo(json("""
                {"security": [{"login": []}],
                 "tags": [{"name": "Webhooks"}, {"name": "Contacts"}, {"name": "Shared"}, {"name": "Leads"}],
                 "paths": {"/api/v1/contacts": {"get": {"schema": {"$ref": "#/components/schemas/Page"}}},
                           "/api/v1/leads": {"get": {"schema": {"$ref": "#/components/schemas/LeadsPage"},
                                                     "problem": {"$ref": "#/components/schemas/Problem"}}}},
                 "components": {"securitySchemes": {"login": {"type": "oauth2"}},
                                "schemas": {"Page": {"items": {"$ref": "#/components/schemas/Item"}},
                                            "Item": {"type": "string"},
                                            "Problem": {"type": "object"},
                                            "LeadsPage": {"items": {"$ref": "#/components/schemas/LeadsItem"}},
                                            "LeadsItem": {"type": "integer"}}}}"""));
    }

    @Test
    void leavesTheSourcesAsTheyWere() {
        // Given
        var before = LEADS.deepCopy();

        // When
        merge.add("contacts", CONTACTS, path -> true);
        merge.add("leads", LEADS, path -> true);

        // Then
        assertThat(LEADS).isEqualTo(before);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
