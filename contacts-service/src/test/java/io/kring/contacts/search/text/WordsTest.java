package io.kring.contacts.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.search.text.Words.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Hoekstra              | hoekstra",
                "MÜLLER                | muller",
                "Straße                | strasse",
                "Søren Ærø             | soren aero",
                "Łukasz Đặng           | lukasz dang",
                "İbrahim Işık          | ibrahim isik",
                "Þórður                | thordur",
                "Anne-Marie            | anne marie annemarie",
                "O'Neill               | o neill oneill",
                "van der Velde         | van der velde",
                "S.J.                  | s j sj",
                "Zeilmakerij B.V.      | zeilmakerij b v bv",
                "Jansen, Piet          | jansen piet",
                "王小明                 | 王小明",
                "Ａｎｎ ①              | ann 1",
                "--- ...               | ''",
                "'  '                  | ''"
            })
    void wordsAreComparedWithoutAccents(String text, String words) {
        // When
        var found = Words.of(List.of(text));

        // Then
        assertThat(String.join(" ", found)).isEqualTo(words.replace("''", ""));
    }

    @Test
    void aLetterThatIsWrittenInTwoCharactersIsOne() {
        assertThat(Words.of(List.of("Mu\u0308ller"))).containsExactly("muller");
    }

    @ParameterizedTest
    @CsvSource({"Sjoukje Straßer,strasser,8,15", "Mu\u0308ller,muller,0,7", "Anne-Marie,annemarie,0,10"})
    void aWordKnowsItsPlaceInTheText(String text, String word, int from, int to) {
        // When
        var pieces = Words.pieces(text);

        // Then
        var piece = pieces.stream().filter(one -> one.word().equals(word)).findFirst();
        assertThat(piece).hasValueSatisfying(found -> {
            assertThat(found.from()).isEqualTo(from);
            assertThat(found.end(word.length())).isEqualTo(to);
        });
    }

    @Test
    void theBeginningOfAWordEndsWhereItsLettersDo() {
        // Given
        var piece = Words.pieces("Straßer").getFirst();

        // When
        var ends = List.of(piece.end(4), piece.end(5), piece.end(6), piece.end(99));

        // Then
        assertThat(ends).isEqualTo(List.of(4, 5, 5, 7));
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(Words.pieces("x".repeat(5_000))).extracting(Piece::word).containsExactly("x".repeat(Words.LONGEST));
    }
}
