package io.kring.contacts.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.change.Change;
import io.kring.contacts.identity.Identity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        assertThat(enrichment.newAddresses()).hasSize(1);
    }

    private static List<String> numbers(int many) {
        return IntStream.range(0, many).mapToObj(Integer::toString).toList();
    }

    private static ContactInput person(List<String> emails, List<String> tags) {
        return new ContactInput("Jan", "De Vries", emails, List.of(), null, null, null, null, tags, List.of());
    }

    private static ContactView known(ContactInput person) {
        var addresses = person.emails().stream().map(Identity::email).toList();
        return new ContactBulk.NewContact(person, addresses, Change.request("sara"), null)
                .view(UUID.randomUUID(), Instant.EPOCH);
    }
}
