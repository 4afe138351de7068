package io.kring.contacts.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.search.index.PersonWords.Source;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersonWordsTest {
    @Test
    void aPersonHasWordsOfEachKind() {
        // Given
        var person = new Source(
                "Jo", "Müller", "Den Haag", List.of("Sails"), List.of("jo.m@mail.sails.nl"), List.of("+31612345678"));

        // When
        var keys = PersonWords.keys(person);

        // Then
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "n:jo",
                        "b:j",
                        "b:jo",
                        "n:muller",
                        "b:m",
                        "b:mu",
                        "b:mul",
                        "p:den",
                        "p:haag",
                        "c:sails",
                        "e:mail",
                        "e:sails",
                        "t:31");
    }

    @Test
    void whoHasNoNameIsFoundByTheirAddress() {
        assertThat(PersonWords.keys(new Source("", "", "", List.of(), List.of("jan.visser@example.org"), List.of())))
                .containsExactlyInAnyOrder("e:jan", "e:visser", "e:example");
    }

    @Test
    void whoBelongsToManyCompaniesHasNotAllTheirWords() {
        // Given
        var companies =
                IntStream.range(0, 5_000).mapToObj(number -> "Company" + number).toList();

        // When
        var keys = PersonWords.keys(new Source("Jan", "Visser", "", companies, List.of(), List.of()));

        // Then
        assertThat(keys).hasSizeLessThanOrEqualTo(200).contains("n:visser", "c:company0");
    }
}
