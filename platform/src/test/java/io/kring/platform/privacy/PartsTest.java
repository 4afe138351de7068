package io.kring.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartsTest {
    private record Part(int part, boolean last, @Nullable String store, List<JsonNode> records) {}

    private final List<Part> taken = new ArrayList<>();
    private final Parts parts =
            new Parts((part, last, store, records) -> taken.add(new Part(part, last, store, records)));

    @Test
    void nothingIsOneEmptyPart() {
        // When
        parts.end();

        // Then
        assertThat(taken).containsExactly(new Part(1, true, null, List.of()));
    }

    @Test
    void eachPartIsOfOneStoreAndOnlyTheLastSaysSo() {
        // When
        parts.add("call", record("a"));
        parts.add("call", record("b"));
        parts.add("lead", record("c"));
        parts.end();

        // Then
        assertThat(taken)
                .containsExactly(
                        new Part(1, false, "call", List.of(record("a"), record("b"))),
                        new Part(2, true, "lead", List.of(record("c"))));
    }

    @Test
    void aPartIsNoLargerThanAnEventMayBe() {
        // When
        for (var i = 0; i < 1_000; i++) {
            parts.add("message", record("é".repeat(1_000)));
        }
        parts.end();

        // Then
        assertThat(taken.stream().mapToInt(part -> part.records().size()).sum()).isEqualTo(1_000);
        assertThat(taken).extracting(Part::part).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(taken)
                .allSatisfy(
                        part -> assertThat(part.records().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .hasSizeLessThan(Parts.LARGEST + 10_000));
    }

    @Test
    void aTextThatIsFarTooLongIsCut() {
        // When
        parts.add("letter", record("x".repeat(Parts.LARGEST)).put("at", "2026-03-01"));
        parts.end();

        // Then
        var record = taken.getFirst().records().getFirst();
        assertThat(record.path("text").asText()).hasSize(Parts.LONGEST_TEXT + 1).endsWith("…");
        assertThat(record.path("at").asText()).isEqualTo("2026-03-01");
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode record(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }
}
