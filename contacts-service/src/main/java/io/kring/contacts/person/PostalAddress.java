package io.kring.contacts.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can be found besides their main address.
 *
 * @param street with the house number
 * @param region the province or state
 * @param country ISO 3166-1 alpha-2
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostalAddress(
        @NotNull Kind kind,
        @Nullable @Size(max = 300) String street,
        @Nullable @Size(max = 20) String postcode,
        @Nullable @Size(max = 200) String city,
        @Nullable @Size(max = 200) String region,

        @Nullable @Pattern(regexp = COUNTRY, message = NO_COUNTRY)
        String country) {
    static final String COUNTRY = "[A-Z]{2}";
    static final String NO_COUNTRY = "must be a country code of two capitals (ISO 3166-1)";

    /** What it is for; spelt as in JSON. */
    public enum Kind {
        home,
        work,
        billing,
        shipping,
        other
    }
}
