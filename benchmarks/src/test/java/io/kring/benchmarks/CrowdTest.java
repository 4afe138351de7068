package io.kring.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdTest {
    private static final int PEOPLE = 20_500;
    private static final int FAMILY_NAME = 1;
    private static final int EMAIL = 2;
    private static final int CITY = 3;

    @Test
    void aFileHasEverybodyOnce() throws IOException {
        // When
        var rows = rows("one");
        // Then
        assertThat(rows).hasSize(PEOPLE);
        var emails = addresses(rows);
        assertThat(emails).hasSize(PEOPLE);
        emails.retainAll(addresses(rows("two")));
        assertThat(emails).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.007, 0.015", "1, 0.003, 0.008", "3, 0.045, 0.065"})
    void whatIsMostFrequentIsAsFrequentAsInACountry(int column, double least, double most) throws IOException {
        // When
        var counts = rows("one").stream()
                .map(row -> row.split(",")[column])
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
        // Then
        var largest = Collections.max(counts.values()) / (double) PEOPLE;
        assertThat(largest).isBetween(least, most);
    }

    @Test
    void mostFamilyNamesAreRare() throws IOException {
        // When
        var counts = rows("one").stream()
                .map(row -> row.split(",")[FAMILY_NAME])
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        // Then
        assertThat(counts.values().stream().filter(count -> count <= 3).count()).isGreaterThan(counts.size() / 2);
    }

    @Test
    void whatIsTypedIsOfPeopleInItAndSometimesMistyped() throws IOException {
        // Given
        var known = rows("one").stream()
                .map(row -> row.split(","))
                .map(row -> (row[0] + ' ' + row[FAMILY_NAME] + ' ' + row[CITY]).toLowerCase(Locale.ROOT))
                .toList();
        // When
        var typed = Crowd.typed("one", 6);
        // Then
        assertThat(typed).hasSize(6);
        assertThat(typed.stream().filter(known::contains)).hasSize(4);
    }

    private static Set<String> addresses(List<String> rows) {
        return rows.stream().map(row -> row.split(",")[EMAIL]).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> rows(String run) throws IOException {
        var lines = new String(Crowd.csv(run, PEOPLE).readAllBytes(), StandardCharsets.UTF_8).lines();
        return lines.skip(1).toList();
    }
}
