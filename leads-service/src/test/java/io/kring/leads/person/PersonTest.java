package io.kring.leads.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.leads.person.Person.Contact;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
    @ParameterizedTest
    @CsvSource({
        "Sjoukje, Hoekstra, a@example.org, +31612345678, Sjoukje Hoekstra",
        "'', Hoekstra, a@example.org, +31612345678, Hoekstra",
        "'', '', a@example.org, +31612345678, a@example.org",
        "'', '', '', +31612345678, +31612345678",
        "'', '', '', '', ''"
    })
    void isShownByNameElseByAddress(String given, String family, String email, String phone, String shown) {
        // Given
        var contact = new Contact(UUID.randomUUID(), 0, given, family, listOf(email), listOf(phone));

        // When
        var person = Person.of(contact);

        // Then
        assertThat(person.name()).isEqualTo(shown);
    }

    private static List<String> listOf(String address) {
        return address.isEmpty() ? List.of() : List.of(address, "second");
    }
}
