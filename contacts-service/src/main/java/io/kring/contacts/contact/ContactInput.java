package io.kring.contacts.contact;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person by whoever writes it down.
 *
 * @param emails in any notation; kept in canonical form, the main one first
 * @param phones in any notation of the contact's country; kept as E.164, the main one first
 * @param country ISO 3166-1 alpha-2
 * @param language BCP 47
 * @param preferredChannel where they want to hear from us; marketing goes only there
 * @param consents with their proof; taken when the contact is made, later under {@code /consents}
 */
public record ContactInput(
        @Size(max = 200) String givenName,
        @Size(max = 200) String familyName,
        @Size(max = ContactInput.MOST_ADDRESSES) List<@NotBlank @Size(max = 320) String> emails,
        @Size(max = ContactInput.MOST_ADDRESSES) List<@NotBlank @Size(max = 60) String> phones,
        @Nullable @Size(max = 200) String city,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be a country code of two capitals (ISO 3166-1)")
        String country,

        @Nullable
        @Size(max = 35)
        @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", message = "must be a language tag (BCP 47)")
        String language,

        @Nullable Channel preferredChannel,
        @Size(max = ContactInput.MOST_TAGS) List<@NotBlank @Size(max = ContactInput.LONGEST_TAG) String> tags,
        @Size(max = 20) List<@NotNull @Valid ConsentInput> consents) {

    /** Of each kind. */
    public static final int MOST_ADDRESSES = 20;

    public static final int MOST_TAGS = 100;
    public static final int LONGEST_TAG = 100;

    public ContactInput {
        givenName = givenName == null ? "" : givenName.strip();
        familyName = familyName == null ? "" : familyName.strip();
        emails = emails == null ? List.of() : emails;
        phones = phones == null ? List.of() : phones;
        tags = tags == null ? List.of() : tags.stream().distinct().toList();
        consents = consents == null ? List.of() : consents;
    }

    /** A person as they are, to be changed in part. */
    static ContactInput of(ContactView contact) {
        return new ContactInput(
                contact.givenName(),
                contact.familyName(),
                contact.emails(),
                contact.phones(),
                contact.city(),
                contact.country(),
                contact.language(),
                contact.preferredChannel(),
                contact.tags(),
                List.of());
    }
}
