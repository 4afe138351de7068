package io.kring.contacts.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyFieldThatDiffersIsNamedWithBothValues() {
        // Given
        var before = sjoukje(data -> {});
        var after = sjoukje(data -> {
            data.put("familyName", "De Vries").putNull("city").put("country", "NL");
            data.withArray("tags").add("vip");
        });

        // When
        var changes = Differences.between(before, after);

        // Then
        assertThat(changes)
                .extracting(change -> change.field() + ": " + change.before() + " -> " + change.after())
                .containsExactlyInAnyOrder(
                        "familyName: \"Hoekstra\" -> \"De Vries\"",
                        "city: \"Sneek\" -> null",
                        "country: null -> \"NL\"",
                        "tags: null -> [\"vip\"]");
    }

    @Test
    void whatTellsOfTheVersionIsNotAChangeOfThePerson() {
        // Given
        var before = sjoukje(data -> {});
        var after = sjoukje(data -> data.put("version", 4).put("updatedAt", "2026-03-02T09:30:00Z"));

        // When
        var changes = Differences.between(before, after);

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void theFirstVersionTellsWhatWasFilled() {
        // Given
        var first = sjoukje(data -> data.put("language", ""));

        // When
        var changes = Differences.between(null, first);

        // Then
        assertThat(changes).extracting(FieldChange::field).containsExactlyInAnyOrder("givenName", "familyName", "city");
        assertThat(changes).allMatch(change -> change.before().isNull());
    }

    private static ObjectNode sjoukje(Consumer<ObjectNode> edit) {
        var sjoukje = JSON.createObjectNode()
                .put("version", 3)
                .put("givenName", "Sjoukje")
                .put("familyName", "Hoekstra")
                .put("city", "Sneek")
                .put("updatedAt", "2026-03-01T09:30:00Z");
        sjoukje.putArray("tags");
        sjoukje.putArray("consents");
        edit.accept(sjoukje);
        return sjoukje;
    }
}
