package io.kring.leads.lead;

import io.kring.leads.consent.Wording;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as staff write it down.
 *
 * @param source where the interest was shown, such as {@code fair:boot-2026}; {@code user:<name>} where it is not given
 * @param phone in any notation of the country
 * @param campaignId the campaign that it came from
 * @param consents what the person agreed to, in the words that they heard
 */
public record LeadInput(
        @Nullable @Size(max = 200) String source,
        @Nullable @Size(max = 200) String givenName,
        @Nullable @Size(max = 200) String familyName,
        @Nullable @Size(max = 320) String email,
        @Nullable @Size(max = 60) String phone,
        @Nullable @Size(max = 200) String city,
        @Nullable @Size(max = 2) String country,
        @Nullable @Size(max = 35) String language,
        @Nullable @Size(max = 200) String company,
        @Nullable @Size(max = 4000) String note,
        @Nullable UUID campaignId,
        @Size(max = 20) List<@NotNull @Valid Wording> consents) {

    public LeadInput {
        consents = consents == null ? List.of() : consents;
    }

    LeadDetails details() {
        return new LeadDetails(
                givenName == null ? "" : givenName.strip(),
                familyName == null ? "" : familyName.strip(),
                given(email),
                given(phone),
                given(city),
                given(country),
                given(language),
                given(company),
                given(note));
    }

    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
