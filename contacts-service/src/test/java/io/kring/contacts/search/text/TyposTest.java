package io.kring.contacts.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTest {
    @ParameterizedTest
    @CsvSource({
        "hoekstra,hoekstra,0",
        "hoektsra,hoekstra,1",
        "hokstra,hoekstra,1",
        "hooekstra,hoekstra,1",
        "haekstra,hoekstra,1",
        "ahns,hans,1",
        "jnasen,jansen,1",
        "smtih,smith,1",
        "kitten,sitting,3",
        "ab,ba,1",
        "a,b,1"
    })
    void eachMistakeCountsOne(String typed, String word, int distance) {
        assertThat(Typos.distance(typed, word)).isEqualTo(distance);
        assertThat(Typos.distance(word, typed)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"hoek,hoekstra,0", "heok,hoekstra,1", "zielm,zeilmakerij,1", "xyz,hoekstra,3", "hoekstra,hoek,4"})
    void theRestOfAWordMayNotBeTypedYet(String typed, String word, int distance) {
        assertThat(Typos.distanceToBeginning(typed, word)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"jan,0", "hans,1", "jansen,1", "hoekstra,2"})
    void shortWordsAreTypedRight(String typed, int allowed) {
        assertThat(Typos.allowed(typed)).isEqualTo(allowed);
    }

    @Test
    void whatMayHaveBeenMeantIsListed() {
        assertThat(Typos.variants("ahns")).contains("hans", "hns", "ahs").doesNotContain("ahns");
        assertThat(Typos.variants("𐌰𐌱𐌲𐌳")).isEmpty();
    }
}
