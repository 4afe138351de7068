package io.kring.contacts.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.change.Change;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrichmentTest {
    @Test
    void aNewTagIsAddedBesideOneThatWasWrittenTwice() {
        // Given
        var known = known(person(List.of(), List.of("sailing", "sailing")));

        // When
        var enrichment = Enrichment.of(known, person(List.of(), List.of("vip")));

        // Then
        assertThat(enrichment.saysSomethingNew()).isTrue();
        assertThat(enrichment.merged().tags()).containsExactly("sailing", "vip");
    }

    @Test
    void nobodyGetsMoreThanAPersonMayHave() {
        // Given
        var known = known(person(numbers(19), numbers(99)));

        // When
        var enrichment = Enrichment.of(known, person(List.of("a@example.org", "b@example.org"), List.of("a", "b")));

        // Then
        assertThat(enrichment.merged().emails()).hasSize(20).endsWith("a@example.org");
        assertThat(enrichment.merged().tags()).hasSize(100).endsWith("a");
    }

    @Test
    void partsOfAnotherAddressAreNotMixedIn() {
        // Given
        var inSneek = PersonBuilder.builder().givenName("Jan").city("Sneek").build();
        var inOulu = inSneek.withCity("Oulu").withStreet("Kauppakatu 1").withCountry("FI");

        // When
        var enrichment = Enrichment.of(known(inSneek), inOulu);

        // Then
        assertThat(enrichment.saysSomethingNew()).isFalse();
    }

    @Test
    void anAddressIsCompletedWhereItIsTheSame() {
        // Given
        var inSneek = PersonBuilder.builder().givenName("Jan").city("Sneek").build();

        // When
        var enrichment =
                Enrichment.of(known(inSneek), inSneek.withStreet("Oosterdijk 1").withPostcode("8601 BA"));

        // Then
        assertThat(enrichment.merged().street()).isEqualTo("Oosterdijk 1");
        assertThat(enrichment.merged().postcode()).isEqualTo("8601 BA");
    }

    private static List<String> numbers(int many) {
        return IntStream.range(0, many).mapToObj(Integer::toString).toList();
    }

    private static Person person(List<String> emails, List<String> tags) {
        return PersonBuilder.builder()
                .givenName("Jan")
                .familyName("De Vries")
                .emails(emails)
                .tags(tags)
                .build();
    }

    private static ContactView known(Person person) {
        return new ContactWriter.NewContact(person, Change.request("sara"), null).view(Instant.EPOCH);
    }
}
