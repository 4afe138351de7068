package io.kring.contacts.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QualityTallyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void fieldsAndIssuesAreCounted() {
        // Given
        var tally = new QualityTally(List.of("size", "shoe"));
        tally.add(person("Anna", "anna@sails.nl", Set.of("size", "gone")));
        tally.add(person("Test", "info@sails.nl", Set.of("size")));
        tally.add(person("", "", Set.of()));

        // When
        var report = tally.report(NOW);

        // Then
        assertThat(report.people()).isEqualTo(3);
        assertThat(report.fields())
                .contains(
                        new QualityReport.FieldQuality("name", 3, 2, 1),
                        new QualityReport.FieldQuality("email", 3, 2, 1),
                        new QualityReport.FieldQuality("phone", 2, 0, 0));
        assertThat(report.custom())
                .containsExactly(
                        new QualityReport.FieldQuality("size", 0, 2, 2),
                        new QualityReport.FieldQuality("shoe", 0, 0, 0));
        assertThat(report.issues())
                .filteredOn(issue -> Set.of("name.placeholder", "email.role", "phone.missing", "email.domain")
                        .contains(issue.issue()))
                .extracting(issue -> issue.issue() + " " + issue.people())
                .containsExactly("name.placeholder 1", "email.domain 0", "email.role 1", "phone.missing 3");
    }

    @Test
    void theScoreIsTheWeightedShareOfWhatIsValid() {
        // Given
        var tally = new QualityTally(List.of());
        tally.add(person("Anna", "anna@sails.nl", Set.of()));
        tally.add(person("Test", "", Set.of()));

        // When
        var score = tally.report(NOW).score();

        // Then: one half of 3 for the name and of 3 for the address, of 18 in all
        assertThat(score).isEqualTo(16.7);
    }

    @Test
    void ofNobodyThereIsNoScore() {
        assertThat(new QualityTally(List.of()).report(NOW).score()).isNull();
    }

    private static QualitySubject person(String name, String email, Set<String> custom) {
        return new QualitySubject(
                UUID.randomUUID(),
                name,
                name,
                email.isEmpty() ? List.of() : List.of(email),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                custom);
    }
}
