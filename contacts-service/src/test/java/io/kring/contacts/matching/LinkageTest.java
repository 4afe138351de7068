package io.kring.contacts.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.SharedData;
import io.kring.contacts.matching.LabelledPeople.Labelled;
import io.kring.contacts.matching.Match.Verdict;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How good the rule that everybody starts with is: on the data of Febrl (Christen, "Febrl: an open source data cleaning,
 * deduplication and record linkage system", KDD 2008), without the social security numbers, and on made people of other
 * countries, whose records are damaged at random. Its weights are of people in general; which levels of agreement there are, and what
 * takes to be certain, was chosen with Febrl 1 and 2 in view.
 */
class LinkageTest {
    private static final int MOST_PEOPLE = 200;
    private static final int MOST_TO_AN_IMPORT = 30;

    @ParameterizedTest
    @CsvSource({"Febrl 1, linkage/dataset1.csv", "Febrl 2, linkage/dataset2.csv"})
    void febrlIsAsPublished(String name, String file) throws IOException {
        // Given
        var people = LabelledPeople.febrl(SharedData.file(file));

        // When
        var measured = measure(name, people);

        // Then
        var published = published(name);
        assertThat(measured.truth()).isEqualTo(published.path("same").asLong());
        assertThat(measured.certain()).isEqualTo(published.path("certain"));
        assertThat(measured.possible()).isEqualTo(published.path("possible"));
        assertThat(measured.blockingRecall()).isGreaterThan(0.99);
        assertThat(measured.toImport()).isGreaterThan(0.95);
    }

    @Test
    void theGoalIsReachedOnPeopleOfOtherCountries() throws IOException {
        // Given
        var people = LabelledPeople.made(4_000, 2_000, 1572);

        // When
        var measured = measure("made people", people);

        // Then
        assertThat(measured.certain().path("precision").asDouble()).isGreaterThanOrEqualTo(0.99);
        assertThat(measured.possible().path("precision").asDouble()).isGreaterThanOrEqualTo(0.99);
        assertThat(measured.possible().path("recall").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(measured.certain().path("recall").asDouble()).isGreaterThanOrEqualTo(0.90);
        assertThat(measured.blockingRecall()).isGreaterThan(0.99);
        assertThat(measured.toImport()).isGreaterThan(0.95);
    }

    @Test
    void whatIsPublishedReachesTheGoal() throws IOException {
        for (var name : List.of("Febrl 1", "Febrl 2")) {
            for (var verdict : List.of("certain", "possible")) {
                var measure = published(name).path(verdict);
                assertThat(measure.path("precision").asDouble()).isGreaterThanOrEqualTo(0.99);
                assertThat(measure.path("recall").asDouble()).isGreaterThanOrEqualTo(0.90);
            }
        }
    }

    /** @param toImport the share of those found to be certain that an import finds */
    private record Measured(long truth, double blockingRecall, double toImport, JsonNode certain, JsonNode possible) {}

    private static Measured measure(String name, List<Labelled> people) {
        var pairs = pairs(people, MOST_PEOPLE, BlockingKeys.RARE);
        var pairsOfImport = pairs(people, MOST_TO_AN_IMPORT, 0);
        var frequencies = LabelledPeople.frequencies(people);
        var found = new HashMap<Verdict, long[]>();
        var compared = 0L;
        var blocked = 0L;
        var toImport = 0L;
        for (var shared : pairs.entrySet()) {
            var one = people.get(shared.getKey().getFirst());
            var other = people.get(shared.getKey().getLast());
            var enough = BlockingKeys.enough(BlockingKeys.of(other.profile()));
            if (shared.getValue() < enough) {
                continue;
            }
            compared++;
            var isSame = one.person().equals(other.person());
            blocked += isSame ? 1 : 0;
            var verdict = Rule.DEFAULT
                    .match(one.profile(), other.profile(), frequencies)
                    .verdict();
            found.computeIfAbsent(verdict, each -> new long[2])[isSame ? 0 : 1]++;
            if (verdict == Verdict.certain) {
                toImport += pairsOfImport.getOrDefault(shared.getKey(), 0) >= enough ? 1 : 0;
            }
        }
        var truth = truth(people);
        var certain = found.getOrDefault(Verdict.certain, new long[2]);
        var possible = found.getOrDefault(Verdict.possible, new long[2]);
        var measured = new Measured(
                truth,
                (double) blocked / truth,
                (double) toImport / (certain[0] + certain[1]),
                shares(certain[0], certain[1], truth),
                shares(certain[0] + possible[0], certain[1] + possible[1], truth));
        System.out.printf(
                "Duplicates in %s: %d records, %d pairs of one person, %d compared (%.4f of those of one person); %s; "
                        + "an import finds %.4f of the certain ones; weights %s%n",
                name,
                people.size(),
                truth,
                compared,
                measured.blockingRecall(),
                "certain (%s bits) %s, possible (%s bits) %s"
                        .formatted(
                                Rule.DEFAULT.certain(),
                                measured.certain(),
                                Rule.DEFAULT.possible(),
                                measured.possible()),
                measured.toImport(),
                Rule.DEFAULT.weights());
        return measured;
    }

    /**
     * Those that have keys in common, as the service looks for them, and what these are worth.
     *
     * @param most keys that more have are too common
     * @param rare as of {@link BlockingKeys#worth}
     */
    private static Map<List<Integer>, Integer> pairs(List<Labelled> people, int most, int rare) {
        var holders = new HashMap<Long, Set<Integer>>();
        for (var place = 0; place < people.size(); place++) {
            for (var key : BlockingKeys.of(people.get(place).profile())) {
                holders.computeIfAbsent(key, each -> new HashSet<>()).add(place);
            }
        }
        var pairs = new HashMap<List<Integer>, Integer>();
        holders.values().stream()
                .filter(places -> places.size() <= most)
                .forEach(places -> places.forEach(one -> places.stream()
                        .filter(other -> one < other)
                        .forEach(other -> pairs.merge(
                                List.of(one, other), BlockingKeys.worth(places.size() - 1, rare), Integer::sum))));
        return pairs;
    }

    private static long truth(List<Labelled> people) {
        var records = new HashMap<String, Long>();
        people.forEach(labelled -> records.merge(labelled.person(), 1L, Long::sum));
        return records.values().stream()
                .mapToLong(count -> count * (count - 1) / 2)
                .sum();
    }

    private static JsonNode shares(long same, long different, long truth) {
        return new ObjectMapper()
                .valueToTree(Map.of(
                        "precision", rounded(same, same + different),
                        "recall", rounded(same, truth)));
    }

    private static double rounded(long part, long whole) {
        return Math.round(10_000.0 * part / whole) / 10_000.0;
    }

    private static JsonNode published(String name) throws IOException {
        try (var file =
                Objects.requireNonNull(LinkageTest.class.getResourceAsStream("/duplicates/quality.json"), name)) {
            for (var quality : new ObjectMapper().readTree(file)) {
                if (quality.path("data").asText().startsWith(name + ",")) {
                    return quality;
                }
            }
        }
        throw new AssertionError(name + " is not published");
    }
}
