package io.kring.contacts.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person by whoever writes it down.
 *
 * @param emails in any notation; kept in canonical form, the main one first
 * @param phones in any notation of the contact's country; kept as E.164, the main one first
 * @param socials handles in social networks, as {@code mastodon:ann@example.org}, or addresses of profiles
 * @param visitors ids that the live chat gave their browsers
 * @param externalIds ids in other systems, as {@code hubspot:1234}
 * @param shared those of the emails and phones that are somebody else's too, such as a family's phone or a department's
 *     mailbox
 * @param country ISO 3166-1 alpha-2
 * @param otherAddresses besides the main one, which is the street, postcode, city, region and country above
 * @param language BCP 47
 * @param preferredChannel where they want to hear from us; marketing goes only there
 * @param owner the user who looks after them
 * @param referredBy the contact who brought them
 * @param companies that they belong or belonged to, the main one first
 * @param custom values of the fields that the company defined, by key
 * @param consents with their proof; taken when the contact is made, later under {@code /consents}
 */
@RecordBuilder
@Schema(name = "ContactInput")
public record Person(
        @JsonInclude(Include.NON_NULL) @Nullable @Size(max = 60)
        String salutation,

        @Size(max = 200) String givenName,
        @Size(max = 200) String familyName,
        @Size(max = Person.MOST_ADDRESSES) List<@NotBlank @Size(max = 320) String> emails,
        @Size(max = Person.MOST_ADDRESSES) List<@NotBlank @Size(max = 60) String> phones,

        @JsonInclude(Include.NON_EMPTY) @Size(max = Person.MOST_ADDRESSES)
        List<@NotBlank @Size(max = 300) String> socials,

        @JsonInclude(Include.NON_EMPTY) @Size(max = Person.MOST_ADDRESSES)
        List<@NotBlank @Size(max = 200) String> visitors,

        @JsonInclude(Include.NON_EMPTY) @Size(max = Person.MOST_ADDRESSES)
        List<@NotBlank @Size(max = 200) String> externalIds,

        @JsonInclude(Include.NON_EMPTY) @Size(max = 2 * Person.MOST_ADDRESSES)
        List<@NotBlank @Size(max = 320) String> shared,

        @JsonInclude(Include.NON_NULL) @Nullable @Size(max = 300)
        String street,

        @JsonInclude(Include.NON_NULL) @Nullable @Size(max = 20)
        String postcode,

        @Nullable @Size(max = 200) String city,

        @JsonInclude(Include.NON_NULL) @Nullable @Size(max = 200)
        String region,

        @Nullable @Pattern(regexp = PostalAddress.COUNTRY, message = PostalAddress.NO_COUNTRY)
        String country,

        @JsonInclude(Include.NON_EMPTY) @Size(max = Person.MOST_ADDRESSES)
        List<@NotNull @Valid PostalAddress> otherAddresses,

        @JsonInclude(Include.NON_NULL) @Nullable @PastOrPresent
        LocalDate birthDate,

        @Nullable
        @Size(max = 35)
        @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", message = "must be a language tag (BCP 47)")
        String language,

        @Nullable Channel preferredChannel,
        @JsonInclude(Include.NON_NULL) @Nullable LifecycleStage lifecycleStage,

        @JsonInclude(Include.NON_NULL) @Nullable @Size(min = 1, max = 100)
        String owner,

        @JsonInclude(Include.NON_NULL) @Nullable UUID referredBy,
        @Size(max = Person.MOST_TAGS) List<@NotBlank @Size(max = Person.LONGEST_TAG) String> tags,

        @JsonInclude(Include.NON_EMPTY) @Size(max = Person.MOST_COMPANIES)
        List<@NotNull @Valid Affiliation> companies,

        @JsonInclude(Include.NON_EMPTY) @Schema(additionalProperties = Schema.True.class)
        Map<String, JsonNode> custom,

        @Size(max = 20) List<@NotNull @Valid ConsentInput> consents)
        implements PersonBuilder.With {

    /** Of each kind. */
    public static final int MOST_ADDRESSES = 20;

    public static final int MOST_COMPANIES = 50;
    public static final int MOST_TAGS = 100;
    public static final int LONGEST_TAG = 100;

    public Person {
        givenName = givenName == null ? "" : givenName.strip();
        familyName = familyName == null ? "" : familyName.strip();
        emails = listed(emails);
        phones = listed(phones);
        socials = listed(socials);
        visitors = listed(visitors);
        externalIds = listed(externalIds);
        shared = listed(shared);
        otherAddresses = listed(otherAddresses);
        tags = listed(tags);
        companies = listed(companies);
        custom = custom == null ? Map.of() : custom;
        consents = consents == null ? List.of() : consents;
    }

    /** All that they are recognised by. */
    public List<Identity> identities() {
        return Stream.of(IdentityKind.values())
                .flatMap(kind -> addresses(kind).stream().map(value -> new Identity(kind, value)))
                .toList();
    }

    /** The same person with these and no other addresses. */
    public Person withIdentities(Collection<Identity> identities) {
        return PersonBuilder.builder(this)
                .emails(Identity.values(identities, IdentityKind.email))
                .phones(Identity.values(identities, IdentityKind.phone))
                .socials(Identity.values(identities, IdentityKind.social))
                .visitors(Identity.values(identities, IdentityKind.visitor))
                .externalIds(Identity.values(identities, IdentityKind.external))
                .build();
    }

    /** The same person, who does not belong to this company any more. */
    public Person withoutCompany(UUID company) {
        return withCompanies(companies.stream()
                .filter(link -> !company.equals(link.companyId()))
                .toList());
    }

    /** Without a name and an address nobody can be told from anybody else. */
    public boolean saysNothing() {
        return givenName.isEmpty() && familyName.isEmpty() && identities().isEmpty();
    }

    private List<String> addresses(IdentityKind kind) {
        return switch (kind) {
            case email -> emails;
            case phone -> phones;
            case social -> socials;
            case visitor -> visitors;
            case external -> externalIds;
        };
    }

    private static <T> List<T> listed(@Nullable List<T> given) {
        if (given == null || given.isEmpty()) {
            return List.of();
        }
        return given.size() == 1
                ? Collections.singletonList(given.getFirst())
                : given.stream().distinct().toList();
    }
}
