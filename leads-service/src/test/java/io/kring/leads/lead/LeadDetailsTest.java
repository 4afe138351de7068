package io.kring.leads.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadDetailsTest {
    @ParameterizedTest
    @CsvSource({
        "06 12345678,       ,   +31612345678",
        "040 123 4567,      fi, +358401234567",
        "+44 20 7946 0958,  NL, +442079460958",
        "0612345678,        BE, +31612345678"
    })
    void aPhoneNumberIsOfItsCountryOrOfHome(String written, @Nullable String country, String canonical) {
        // When
        var details = details(null, written, country, null).canonical("NL", "");

        // Then
        assertThat(details.phone()).isEqualTo(canonical);
    }

    @Test
    void addressesComeInOneForm() {
        // When
        var details = details(" Sjoukje@Example.ORG", null, "nl", "fy").canonical("NL", "");

        // Then
        assertThat(details.email()).isEqualTo("sjoukje@example.org");
        assertThat(details.country()).isEqualTo("NL");
    }

    @Property(tries = 200)
    void theCanonicalFormIsItsOwnCanonicalForm(@ForAll @AlphaChars @StringLength(min = 1, max = 30) String name) {
        // Given
        var once = details(name + "@Example.ORG", null, null, null).canonical("NL", "");

        // When
        var twice = once.canonical("NL", "");

        // Then
        assertThat(twice).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({
        "fields.email,    ,       ,   ,        ",
        "fields.email,    nobody, ,   ,        ",
        "fields.phone,    ,       12, ,        ",
        "fields.country,  a@b.nl, ,   Holland, ",
        "fields.country,  a@b.nl, ,   ZZ,      ",
        "fields.language, a@b.nl, ,   ,        x!"
    })
    void whatCannotBeReadIsNamed(
            String field,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String language) {
        // Given
        var details = details(email, phone, country, language);

        // When
        assertThatThrownBy(() -> details.canonical("NL", "fields."))
                // Then
                .hasMessageContaining(field);
    }

    private static LeadDetails details(
            @Nullable String email, @Nullable String phone, @Nullable String country, @Nullable String language) {
        return new LeadDetails("Sjoukje", "Hoekstra", email, phone, null, country, language, null, null);
    }
}
