package io.kring.contacts.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person is at a company.
 *
 * @param companyId the company; where only its name is given, the company of that name, which is made where there is none
 * @param name of the company; read with the person
 * @param role such as {@code Buyer}
 * @param until the last day; absent while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Affiliation(
        @Nullable UUID companyId,
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Size(max = 200) String role,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {}
