package io.kring.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataAgreedTest {
    private static final JsonNode ENTRY = json("""
            {"store": "message", "tables": ["message_part"], "title": "Messages to you", "purpose": "To reach you",
             "basis": "consent", "categories": ["messages"], "recipients": [], "erasure": "deleted", "keptFor": "P2Y"}""");

    @Test
    void everyTableIsAStoreOrPartOfOneOrHoldsNothing() {
        assertThatCode(() -> PersonalDataAgreed.assertAgreed(
                        List.of("message", "message_part", "setting"),
                        List.of("message"),
                        List.of(ENTRY),
                        Set.of("setting")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PersonalDataAgreed.assertAgreed(
                        List.of("message", "letter"), List.of("message"), List.of(ENTRY), Set.of()))
                .hasMessageContaining("letter");
        assertThatThrownBy(() -> PersonalDataAgreed.assertAgreed(
                        List.of("message"), List.of("message"), List.of(ENTRY), Set.of("message_part")))
                .hasMessageContaining("message_part");
        assertThatThrownBy(() -> PersonalDataAgreed.assertAgreed(
                        List.of("message"), List.of("message"), List.of(ENTRY), Set.of("gone")))
                .hasMessageContaining("gone");
    }

    @Test
    void storesAreThoseOfTheCode() {
        assertThatThrownBy(() -> PersonalDataAgreed.assertAgreed(
                        List.of("message"), List.of("message", "call"), List.of(ENTRY), Set.of()))
                .hasMessageContaining("call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \" \"}",
                "{\"purpose\": \"\"}",
                "{\"basis\": \"habit\"}",
                "{\"categories\": []}",
                "{\"recipients\": \"partners\"}",
                "{\"erasure\": \"maybe\"}",
                "{\"erasure\": \"kept\"}",
                "{\"why\": \"nobody knows\"}",
                "{\"keptFor\": \"two years\"}"
            })
    void anEntryIsComplete(String mistake) {
        // Given
        PersonalDataAgreed.assertComplete(ENTRY);
        var wrong = ENTRY.<ObjectNode>deepCopy();
        json(mistake).properties().forEach(field -> wrong.set(field.getKey(), field.getValue()));

        // Then
        assertThatThrownBy(() -> PersonalDataAgreed.assertComplete(wrong)).isInstanceOf(AssertionError.class);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
