package io.kring.contacts.matching;

import static io.kring.contacts.matching.Drafts.at;
import static io.kring.contacts.matching.Drafts.born;
import static io.kring.contacts.matching.Drafts.match;
import static io.kring.contacts.matching.Drafts.named;
import static io.kring.contacts.matching.Drafts.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.kring.contacts.matching.Match.Reason;
import io.kring.contacts.matching.Match.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
    private static final Details SJOUKJE = named("Sjoukje", "Hoekstra");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sjoukje  | sjoukje       | exact",
                "Väinö    | Vaino         | exact",
                "Zoë      | ZOE           | exact",
                "Jac ob   | Jacob         | exact",
                "Sjoukje  | Sjuokje       | similar",
                "Jan      | Jan Willem    | similar",
                "J.       | Jan           | alike",
                "Kayla    | Kaila         | alike",
                "Filip    | Phillip       | phonetic",
                "Annika   | Jack          | different",
                "Дмитрий  | Дмитрий       | exact",
                "Дмитрий  | Ольга         | different",
            })
    void givenNamesAgreeInPart(String one, String other, Level level) {
        assertThat(levelOf(Field.givenName, named(one, ""), named(other, ""))).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "van den Berg | Van Den Berg  | exact",
                "van den Berg | Berg          | similar",
                "O'Neill      | ONeill        | exact",
                "Strauß       | Strauss       | exact",
                "Schmidt      | Schmid        | similar",
                "Meyer        | Maier         | phonetic",
                "Hoekstra     | de Jong       | different",
            })
    void familyNamesAgreeInPart(String one, String other, Level level) {
        assertThat(levelOf(Field.familyName, named("", one), named("", other))).isEqualTo(level);
    }

    @Test
    void namesMayBeSwapped() {
        // When
        var match = match(SJOUKJE, named("Hoekstra", "Sjoukje"));

        // Then
        assertThat(match.reasons())
                .extracting(Reason::field, Reason::level)
                .containsExactly(tuple(Field.givenName, Level.swapped), tuple(Field.familyName, Level.swapped));
    }

    @ParameterizedTest
    @CsvSource({
        "1985-06-01, 1985-06-01, exact",
        "1985-06-01, 1985-06-11, similar",
        "1985-06-01, 1958-06-01, similar",
        "1985-06-01, 1985-01-06, swapped",
        "1985-06-12, 1985-06-27, alike",
        "1985-06-12, 1990-01-27, different"
    })
    void datesOfBirthAgreeInPart(String one, String other, Level level) {
        assertThat(levelOf(Field.birthDate, born(SJOUKJE, one), born(SJOUKJE, other)))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dijkstraat 4             | dijkstraat 4              | exact   | exact",
                "Station Road 4           | Station Street 4          | similar | exact",
                "4 Milne Cove, Wellwood   | Wellwood, Milne Cove 4    | similar | exact",
                "Prinsengracht 263        | Prinsengarcht 236         | similar | similar",
                "Milne Cove 4, Wellwood   | Milne Cove 4              | alike   | exact",
                "Oude Singel 4            | Turfmarkt 9               | different | similar",
                "Oude Singel 41           | Turfmarkt 9               | different | different",
            })
    void streetsAgreeInPart(String one, String other, Level street, Level number) {
        // When
        var match = match(at(SJOUKJE, one, null, null), at(SJOUKJE, other, null, null));

        // Then
        assertThat(level(match, Field.street)).isEqualTo(street);
        assertThat(level(match, Field.houseNumber)).isEqualTo(number);
    }

    @Test
    void whatIsNotKnownOfBothSaysNothing() {
        // When
        var match = match(at(born(SJOUKJE, "1985-06-01"), "Singel 4", "8601 AB", null), SJOUKJE);

        // Then
        assertThat(match.reasons()).extracting(Reason::field).containsExactly(Field.givenName, Field.familyName);
        assertThat(match.score()).isEqualTo(17);
    }

    @Test
    void theScoreIsTheSumOfItsReasons() {
        // When
        var match = match(
                at(born(SJOUKJE, "1985-06-01"), "Singel 4", "8601 AB", "Sneek"),
                at(born(named("Sjoukje", "Hoekstar"), "1985-06-11"), "Singel 6", "8601ab", "Snits"));

        // Then
        assertThat(match.reasons().stream().mapToDouble(Reason::weight).sum()).isCloseTo(match.score(), within(1e-9));
        assertThat(match.verdict()).isEqualTo(Verdict.certain);
    }

    /** Namesakes in one town are many. */
    @Test
    void namesAndTownAloneAreNeverCertain() {
        // Given
        var sjoukje = at(SJOUKJE, null, "8601 AB", "Sneek");

        // When
        var match = match(
                reached(sjoukje, List.of("sjoukje.hoekstra@example.org"), List.of("31612345678"), List.of()),
                reached(sjoukje, List.of("sjoukje.hoekstra@example.com"), List.of("31612345679"), List.of()));

        // Then
        assertThat(match.score()).isGreaterThan(Rule.DEFAULT.certain());
        assertThat(match.verdict()).isEqualTo(Verdict.possible);
    }

    @Test
    void fatherAndSonAreNotCertainlyOne() {
        assertThat(match(
                                at(born(named("Jan", "Postma"), "1950-02-03"), "Singel 4", "8601 AB", "Sneek"),
                                at(born(named("Jan", "Postma"), "1981-07-19"), "Singel 4", "8601 AB", "Sneek"))
                        .verdict())
                .isEqualTo(Verdict.possible);
    }

    @Test
    void husbandAndWifeAreNotCertainlyOne() {
        assertThat(match(
                                reached(
                                        at(named("Douwe", "Postma"), "Singel 4", "8601 AB", "Sneek"),
                                        List.of(),
                                        List.of("31515123456"),
                                        List.of()),
                                reached(
                                        at(named("Aaltje", "Postma"), "Singel 4", "8601 AB", "Sneek"),
                                        List.of(),
                                        List.of("31515123456"),
                                        List.of()))
                        .verdict())
                .isEqualTo(Verdict.possible);
    }

    @Test
    void whoMovedAndMarriedIsStillWorthALook() {
        assertThat(match(
                                at(born(named("Sjoukje", "Hoekstra"), "1985-06-01"), "Singel 4", "8601 AB", "Sneek"),
                                at(born(named("Sjoukje", "de Jong"), "1985-06-01"), null, null, "Sneek"))
                        .verdict())
                .isNotEqualTo(Verdict.unlikely);
    }

    @Test
    void anIdInOneSystemOutweighsWhatDiffers() {
        assertThat(match(
                                reached(born(SJOUKJE, "1985-06-01"), List.of(), List.of(), List.of("crm:4711")),
                                reached(
                                        born(SJOUKJE, "1900-01-01"),
                                        List.of(),
                                        List.of(),
                                        List.of("crm:4711", "erp:1")))
                        .verdict())
                .isEqualTo(Verdict.certain);
    }

    @Test
    void idsOfOtherSystemsSayNothing() {
        assertThat(match(
                                reached(SJOUKJE, List.of(), List.of(), List.of("crm:4711")),
                                reached(SJOUKJE, List.of(), List.of(), List.of("erp:4711")))
                        .reasons())
                .extracting(Reason::field)
                .doesNotContain(Field.externalId);
    }

    /** One of two places is enough. */
    @Test
    void theBestOfTheirPlacesCounts() {
        // Given
        var moved = new Details(
                "Sjoukje",
                "Hoekstra",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new Details.Place("Kauppakatu 9", "90100", "Oulu", null),
                        new Details.Place("Singel 4", "8601AB", "Sneek", null)));

        // When
        var match = match(moved, at(SJOUKJE, "Singel 4", "8601 AB", "Sneek"));

        // Then
        assertThat(match.verdict()).isEqualTo(Verdict.certain);
    }

    @Test
    void aFrequentNameSaysLess() {
        // Given
        var frequencies = Frequencies.of(Map.of("sjoukje", 0.02), Map.of("Hoekstra", 0.008), Map.of());

        // When
        var match = Rule.DEFAULT.match(Profile.of(SJOUKJE), Profile.of(SJOUKJE), frequencies);

        // Then
        assertThat(match.score()).isCloseTo(7.5 - 2 + 9.5 - 3, within(1e-9));
        assertThat(match.reasons()).extracting(Reason::commonness).allMatch(bits -> bits > 1.9);
        assertThat(Rule.DEFAULT.again(match.reasons()).score()).isCloseTo(match.score(), within(1e-9));
    }

    @Test
    void aCityThatManyLiveInSaysLess() {
        // Given
        var frequencies = Frequencies.of(Map.of(), Map.of(), Map.of("Sneek", 0.12));

        // When
        var match = Rule.DEFAULT.match(
                Profile.of(at(SJOUKJE, null, null, "Sneek")),
                Profile.of(at(SJOUKJE, null, null, "SNEEK")),
                frequencies);

        // Then
        assertThat(match.score()).isCloseTo(7.5 + 9.5 + 6 - 3, within(1e-9));
    }

    @Test
    void aCityThatManyLiveInIsNoReasonAgainstSomebody() {
        // Given
        var frequencies = Frequencies.of(Map.of(), Map.of(), Map.of("Sneek", 0.12));
        var one = Profile.of(at(SJOUKJE, null, null, "Sneek"));
        var other = Profile.of(at(SJOUKJE, null, null, "Oulu"));

        // When
        var match = Rule.DEFAULT.match(one, other, frequencies);

        // Then
        assertThat(match).isEqualTo(Rule.DEFAULT.match(one, other, Frequencies.UNKNOWN));
    }

    @Test
    void aFieldThatTheRuleLeavesOutIsNotCompared() {
        // Given
        var rule = new Rule(10, 5, Map.of(Field.familyName, Map.of(Level.exact, 9.0)));

        // When
        var match = rule.match(Profile.of(SJOUKJE), Profile.of(SJOUKJE), Frequencies.UNKNOWN);

        // Then
        assertThat(match)
                .isEqualTo(new Match(9, Verdict.possible, List.of(new Reason(Field.familyName, Level.exact, 9, 0))));
    }

    private static Level levelOf(Field field, Details one, Details other) {
        return level(match(one, other), field);
    }

    private static Level level(Match match, Field field) {
        return match.reasons().stream()
                .filter(reason -> reason.field() == field)
                .map(Reason::level)
                .findFirst()
                .orElseThrow();
    }
}
