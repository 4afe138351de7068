package io.kring.contacts.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.Api;
import io.kring.contacts.matching.BlockingKeys;
import io.kring.contacts.person.PersonBuilder;
import io.kring.platform.id.Ids;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom somebody has one key in common with, and no other. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class CandidateFinderIT {
    private static final int MANY = 4;

    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    CandidateFinder finder;

    @ParameterizedTest
    @CsvSource({"5, true", "0, false"})
    void amongThoseOfOneLot(int rare, boolean found) {
        // Given
        var one = sjoukje("sjoukje.hoekstra@example.org", 1985);
        var other = sjoukje("sjoukje.hoekstra@example.net", 1986);
        // When
        var likely = likely(Map.of(one.contactId(), one, other.contactId(), other), rare);
        // Then
        assertThat(likely.get(one.contactId())).isEqualTo(found ? List.of(other) : List.of());
        assertThat(likely.get(other.contactId())).isEqualTo(found ? List.of(one) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"5, true", "0, false"})
    void amongThoseWhoAreKnown(int rare, boolean found) {
        // Given
        var known = api.contact("""
                {"givenName": "Sjoukje", "familyName": "Hoekstra", "birthDate": "1985-06-01",
                 "emails": ["sjoukje.hoekstra@example.org"]}""");
        var asked = sjoukje("sjoukje.hoekstra@example.net", 1986);
        // When
        var likely = likely(Map.of(asked.contactId(), asked), rare);
        // Then
        assertThat(likely.get(asked.contactId()))
                .extracting(Known::contactId)
                .isEqualTo(found ? List.of(UUID.fromString(known)) : List.of());
    }

    @Test
    void aKeyThatManyHaveIsNotUsed() {
        // Given
        List.of("Anna", "Bert", "Carla", "Dirk", "Else").forEach(name -> api.contact("""
                        {"givenName": "%1$s", "emails": ["sjoukje.hoekstra@%1$s.org"]}""".formatted(name)));
        var asked = sjoukje("sjoukje.hoekstra@example.net", 1986);
        // When
        var likely = likely(Map.of(asked.contactId(), asked), BlockingKeys.RARE);
        // Then
        assertThat(likely.get(asked.contactId())).isEmpty();
    }

    private Map<UUID, List<Known>> likely(Map<UUID, Known> people, int rare) {
        return Tenant.call(api.tenant(), () -> finder.likely(people, rare, MANY, (one, other) -> true));
    }

    private static Known sjoukje(String email, int born) {
        return KnownReader.of(
                Ids.next(),
                PersonBuilder.builder()
                        .givenName("Sjoukje")
                        .familyName("Hoekstra")
                        .birthDate(LocalDate.of(born, 6, 1))
                        .emails(List.of(email))
                        .build());
    }
}
