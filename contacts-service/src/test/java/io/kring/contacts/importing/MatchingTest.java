package io.kring.contacts.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.importing.Matching.Decision;
import io.kring.contacts.importing.row.ImportedRow;
import io.kring.contacts.importing.row.Mark;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Enrichment;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MatchingTest {
    /** People as the database keeps them; stores rows as {@link RowStore} does. */
    private static final class People {
        private final Map<UUID, ContactView> people = new HashMap<>();
        private final Map<Mark, UUID> owners = new HashMap<>();
        private int created;
        private int updated;
        private int duplicate;
        private int rejected;

        void read(List<ImportedRow> rows) {
            for (var waiting = rows; !waiting.isEmpty(); ) {
                var matching =
                        new Matching(Map.copyOf(owners), Map.copyOf(people), OnMatch.fillGaps, Grants.EVERYTHING);
                var later = new ArrayList<ImportedRow>();
                for (var row : waiting) {
                    switch (matching.decide(row)) {
                        case Decision.Create create -> {
                            store(UUID.randomUUID(), create.row().person());
                            created++;
                        }
                        case Decision.Update update -> {
                            var known = Objects.requireNonNull(people.get(update.contact()));
                            store(
                                    update.contact(),
                                    Enrichment.of(known, update.row().person()).merged());
                            updated++;
                        }
                        case Decision.Duplicate nothingNew -> duplicate++;
                        case Decision.Reject two -> rejected++;
                        case Decision.Later wait -> later.add(row);
                    }
                }
                assertThat(later).as("rows that wait").hasSizeLessThan(waiting.size());
                waiting = later;
            }
        }

        private void store(UUID id, Person person) {
            people.put(id, view(id, person));
            marks(person).forEach(mark -> assertThat(owners.put(mark, id)).isIn(null, id));
        }

        int all() {
            return created + updated + duplicate + rejected;
        }
    }

    @Property
    void everyRowIsCountedOnce(@ForAll("rows") List<ImportedRow> rows) {
        // Given
        var people = new People();

        // When
        people.read(rows);

        // Then
        assertThat(people.all()).isEqualTo(rows.size());
        assertThat(people.people).hasSize(people.created);
    }

    @Property
    void theSameFileAgainMakesNothingNew(@ForAll("rows") List<ImportedRow> rows) {
        // Given
        var people = new People();
        people.read(rows);
        var before = Map.copyOf(people.people);
        var created = people.created;
        var updated = people.updated;

        // When
        people.read(rows);

        // Then
        assertThat(people.people).isEqualTo(before);
        assertThat(people.created).isEqualTo(created);
        assertThat(people.updated).isEqualTo(updated);
        assertThat(people.all()).isEqualTo(2 * rows.size());
    }

    @Test
    void aRowWithAddressesOfTwoPeopleIsAContradiction() {
        // Given
        var people = new People();
        people.read(List.of(row("Jan", "a@example.org"), row("Piet", "b@example.org")));
        var matching = new Matching(people.owners, people.people, OnMatch.fillGaps, Grants.EVERYTHING);

        // When
        var decision = matching.decide(row("Jan", "b@example.org", "a@example.org"));

        // Then
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Reject.class,
                        two -> assertThat(two.reason())
                                .isEqualTo("b@example.org and a@example.org belong to different people"));
    }

    @Test
    void whatIsKnownStaysAndGapsAreFilled() {
        // Given
        var people = new People();
        people.read(List.of(row("", "a@example.org")));

        // When
        people.read(List.of(row("Jan", "a@example.org", "c@example.org"), row("Piet", "a@example.org")));

        // Then
        assertThat(people.people.values()).singleElement().satisfies(person -> {
            assertThat(person.person().givenName()).isEqualTo("Jan");
            assertThat(person.person().emails()).containsExactly("a@example.org", "c@example.org");
        });
        assertThat(people.updated).isEqualTo(1);
        assertThat(people.duplicate).isEqualTo(1);
    }

    @Test
    void somebodyWithoutAnAddressIsKnownByTheirName() {
        // Given
        var people = new People();
        people.read(List.of(row("Jan"), row("Jan", "a@example.org")));

        // When
        people.read(List.of(row("Jan"), row("Piet")));

        // Then
        assertThat(people.created).isEqualTo(3);
        assertThat(people.duplicate).isEqualTo(1);
    }

    /** Few names and addresses, so that rows meet. */
    @Provide
    Arbitrary<List<ImportedRow>> rows() {
        var names = Arbitraries.of("", "Jan", "Piet");
        var cities = Arbitraries.of("Sneek", "Oulu").injectNull(0.3);
        var addresses = Arbitraries.of("abcdefgh".split(""))
                .map(letter -> letter + "@example.org")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
        var tags = Arbitraries.of("vip", "sailing").list().uniqueElements().ofMaxSize(2);
        return Combinators.combine(names, cities, addresses, tags)
                .as((name, city, emails, given) -> row(PersonBuilder.builder()
                        .givenName(name)
                        .familyName("De Vries")
                        .emails(emails)
                        .city(city)
                        .tags(given)
                        .build()))
                .list()
                .ofMaxSize(40);
    }

    private static ImportedRow row(String givenName, String... emails) {
        return row(PersonBuilder.builder()
                .givenName(givenName)
                .familyName("De Vries")
                .emails(List.of(emails))
                .build());
    }

    private static ImportedRow row(Person person) {
        return new ImportedRow(1, null, person, List.of());
    }

    private static List<? extends Mark> marks(Person person) {
        return row(person).marks();
    }

    private static ContactView view(UUID id, Person person) {
        var shuffled = person.withTags(List.copyOf(new HashSet<>(person.tags())));
        return new ContactView(id, 0, shuffled, List.of(), Instant.EPOCH, Instant.EPOCH, null);
    }
}
