package io.kring.contacts.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at of a person.
 *
 * @param phones as E.164
 * @param asked whether there is an entry in the consent ledger
 * @param employed whether they belong to a company
 * @param custom keys of the custom fields that have a value
 */
record QualitySubject(
        UUID contactId,
        String givenName,
        String familyName,
        List<String> emails,
        List<String> phones,
        @Nullable String street,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String country,
        @Nullable LocalDate birthDate,
        @Nullable String language,
        @Nullable String preferredChannel,
        @Nullable String owner,
        boolean asked,
        boolean employed,
        Set<String> custom) {}
