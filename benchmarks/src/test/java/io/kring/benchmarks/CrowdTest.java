package io.kring.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int PEOPLE = 20_500;
    private static final int FAMILY_NAME = 1;
    private static final int EMAIL = 2;

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

    @Test
    void someNamesAreFrequentAndMostAreNot() throws IOException {
        // When
        var names = rows("one").stream()
                .map(row -> row.split(",")[FAMILY_NAME])
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        // Then
        assertThat(names.values()).anyMatch(count -> count > PEOPLE / 20);
        assertThat(names.values().stream().filter(count -> count <= 3).count()).isGreaterThan(names.size() / 2);
    }

    @Test
    void whatIsTypedIsOfPeopleInIt() {
        assertThat(Crowd.typed("one", 6)).hasSize(6).allMatch(text -> text.split(" ").length >= 3);
    }

    private static Set<String> addresses(List<String> rows) {
        return rows.stream().map(row -> row.split(",")[EMAIL]).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> rows(String run) throws IOException {
        var lines = new String(Crowd.csv(run, PEOPLE).readAllBytes(), StandardCharsets.UTF_8).lines();
        return lines.skip(1).toList();
    }
}
