package io.kring.contacts.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hoekstra sneek      | hoekstra/hokstra sneek",
                "  Sjouk             | sjouk",
                "Müller              | muller/mueller",
                "mueller             | mueller/muller",
                "Søren               | soren/soeren",
                "s. hoekstra         | s hoekstra/hokstra",
                "o'neill             | oneill",
                "anne-marie          | anne marie",
                "s.j. bakker         | s j bakker",
                "jan, jansen;piet    | jan jansen piet",
                "studio 54           | studio 54",
                "a b c d e f g h i j | a b c d e f g h",
            })
    void wordsAreTakenApart(String typed, String words) {
        // When
        var query = SearchQuery.of(typed);

        // Then
        assertThat(query.terms().stream()
                        .map(term -> String.join("/", term.spellings()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(words);
        assertThat(query.phones()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0612345678,0612345678",
        "+31 6 12 34,+3161234",
        "(0515) 12-34.56,0515123456",
        "+31 (0)6 1234,+3161234",
        "612345,612345",
        "0031 612,0031612"
    })
    void numbersAreReadInAnyNotation(String typed, String digits) {
        // When
        var query = SearchQuery.of(typed);

        // Then
        assertThat(query.phones()).containsExactly(digits);
        assertThat(query.terms()).isEmpty();
    }

    @Test
    void numbersAddressesAndNamesGoTogether() {
        // When
        var query = SearchQuery.of("Hoekstra Ann@Ex 0612 34 jan +358 40");

        // Then
        assertThat(query.emails()).containsExactly("ann@ex");
        assertThat(query.phones()).containsExactly("061234", "+35840");
        assertThat(query.terms()).extracting(SearchQuery.Term::word).containsExactly("hoekstra", "jan");
        assertThat(query.terms()).extracting(SearchQuery.Term::isLast).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "'", "+", "()", "@", "\uFFFD", "++", "%", "\\", "-"})
    void nonsenseIsNothing(String typed) {
        assertThat(SearchQuery.of(typed).isEmpty()).isTrue();
    }
}
