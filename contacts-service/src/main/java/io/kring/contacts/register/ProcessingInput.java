package io.kring.contacts.register;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that the company does with personal data outside of Kring.
 *
 * @param basis what allows it, by article 6 of the GDPR
 * @param people of whom the data is
 * @param categories of data
 * @param recipients who gets to see it
 * @param retention how long it is kept, in words
 * @param transfers to countries outside of the European Economic Area, and by what they are safeguarded
 */
public record ProcessingInput(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 2000) String purpose,

        @NotNull @Pattern(regexp = BASES, message = "must be one of " + BASES) @Schema(examples = "legal-obligation")
        String basis,

        @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> people,
        @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> categories,
        @Size(max = 50) List<@NotBlank @Size(max = 200) String> recipients,
        @Nullable @Size(max = 500) String retention,
        @Nullable @Size(max = 2000) String transfers,
        @Size(max = 50) List<@NotBlank @Size(max = 500) String> securityMeasures) {

    private static final String BASES =
            "consent|contract|legal-obligation|vital-interest|public-task|legitimate-interest";

    public ProcessingInput(
            String title,
            String purpose,
            String basis,
            List<String> people,
            List<String> categories,
            @Nullable List<String> recipients,
            @Nullable String retention,
            @Nullable String transfers,
            @Nullable List<String> securityMeasures) {
        this.title = title;
        this.purpose = purpose;
        this.basis = basis;
        this.people = people;
        this.categories = categories;
        this.recipients = Objects.requireNonNullElse(recipients, List.of());
        this.retention = retention;
        this.transfers = transfers;
        this.securityMeasures = Objects.requireNonNullElse(securityMeasures, List.of());
    }
}
