package io.kring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiRulesTest {
    private static final String CLEAN = """
            {"servers": [{"url": "/"}], "info": {"contact": {"name": "Kring"}}, "tags": [{"name": "Pairs", "description": "Two"}],
             "paths": {
               "/pairs/{id}/decision": {"get": {"summary": "Read", "description": "At once", "security": [{"token": []}],
                 "responses": {"200": {"schema": {"$ref": "#/components/schemas/Pair"}}}}},
               "/pairs/all": {"post": {"summary": "Save", "description": "By a form", "responses": {"303": {}}}},
               "/pairs/{id}": {"get": {"summary": "Read", "description": "At once", "responses": {"204": {}}}}},
             "components": {"schemas": {"Pair": {}}}}""";

    @Test
    void aCleanDocumentBreaksNone() throws JsonProcessingException {
        assertThat(OpenApiRules.broken(new ObjectMapper().readTree(CLEAN))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"url\": \"/\"}] | [] | no-empty-servers",
                "{\"name\": \"Kring\"} | {} | info-contact",
                "\"Two\" | \"\" | tag-description \"Pairs\"",
                "\"Save\" | \"\" | operation-summary post /pairs/all",
                "\"By a form\" | \" \" | operation-description post /pairs/all",
                "\"303\" | \"302\" | operation-2xx-response post /pairs/all",
                "\"token\": [] | \"token\": [\"sales\"] | oas3-operation-security-defined get /pairs/{id}/decision",
                "\"/pairs/all\" | \"/pairs/all/{id}\" | no-ambiguous-paths /pairs/all/{id} /pairs/{id}/decision",
                "#/components/schemas/Pair | #/components/schemas/Two | oas3-unused-component Pair"
            })
    void whatIsBrokenIsNamed(String part, String broken, String rule) throws JsonProcessingException {
        // Given
        var document = CLEAN.replace(part, broken);
        // When
        var found = OpenApiRules.broken(new ObjectMapper().readTree(document));
        // Then
        assertThat(found).containsExactly(rule);
    }
}
