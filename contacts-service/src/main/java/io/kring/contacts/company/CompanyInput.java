package io.kring.contacts.company;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a company by whoever writes it down.
 *
 * @param website with its scheme, as {@code https://example.org}
 * @param phone in any notation of its country; kept as E.164
 * @param country ISO 3166-1 alpha-2
 * @param owner the user who looks after it
 */
public record CompanyInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String industry,

        @Nullable
        @Size(max = 300)
        @Pattern(regexp = "https?://[^\\s/]+(/\\S*)?", message = "must be an address such as https://example.org")
        String website,

        @Nullable @Size(max = 60) String phone,
        @Nullable @Size(max = 300) String street,
        @Nullable @Size(max = 20) String postcode,
        @Nullable @Size(max = 200) String city,
        @Nullable @Size(max = 200) String region,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be a country code of two capitals (ISO 3166-1)")
        String country,

        @Nullable @Size(min = 1, max = 100) String owner,
        @Size(max = 100) List<@NotBlank @Size(max = 100) String> tags) {
    public CompanyInput {
        name = name == null ? "" : name.strip();
        tags = tags == null ? List.of() : tags.stream().distinct().toList();
    }

    static CompanyInput named(String name) {
        return new CompanyInput(name, null, null, null, null, null, null, null, null, null, List.of());
    }

    /** A company as it is, to be changed in part. */
    static CompanyInput of(CompanyView company) {
        return new CompanyInput(
                company.name(),
                company.industry(),
                company.website(),
                company.phone(),
                company.street(),
                company.postcode(),
                company.city(),
                company.region(),
                company.country(),
                company.owner(),
                company.tags());
    }

    CompanyInput withPhone(@Nullable String canonical) {
        return new CompanyInput(
                name, industry, website, canonical, street, postcode, city, region, country, owner, tags);
    }
}
