package io.kring.contacts.privacy.store;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** People as they are and were, and who they are to others. */
class PeopleData {
    @Produces
    @Singleton
    PersonalData contact() {
        return PersonalData.of("contact", """
                select salutation, given_name as "givenName", family_name as "familyName", birth_date as "birthDate", street, postcode,
                  city, region, country, other_addresses as "otherAddresses", language, preferred_channel as "preferredChannel",
                  lifecycle_stage as "lifecycleStage", tags, custom, created_at as "createdAt", updated_at as "updatedAt"
                from contact where tenant_id = :tenant and id = any(:people)""", "delete from contact where tenant_id = :tenant and id = any(:people)");
    }

    @Produces
    @Singleton
    PersonalData contactVersion() {
        return PersonalData.of(
                "contact_version",
                """
                select version, valid_from as "since", state from contact_version
                where tenant_id = :tenant and contact_id = any(:people) order by contact_id, version""",
                "delete from contact_version where tenant_id = :tenant and contact_id = any(:people)");
    }

    @Produces
    @Singleton
    PersonalData identity() {
        return PersonalData.of(
                "identity",
                "select kind, value from identity where tenant_id = :tenant and contact_id = any(:people)",
                "delete from identity where tenant_id = :tenant and contact_id = any(:people)");
    }

    @Produces
    @Singleton
    PersonalData contactCompany() {
        return PersonalData.of(
                "contact_company",
                """
                select c.name as "company", l.role, l.since, l.until from contact_company l
                join company c on c.tenant_id = l.tenant_id and c.id = l.company_id
                where l.tenant_id = :tenant and l.contact_id = any(:people)""",
                "delete from contact_company where tenant_id = :tenant and contact_id = any(:people)");
    }

    /**
     * Who names them: as the one who brought them, or in a field of the company's own. It is taken away without a version of those
     * who named them, which would keep it.
     */
    @Produces
    @Singleton
    PersonalData reference() {
        var fields = """
                exists (select from custom_field f where f.tenant_id = c.tenant_id and f.type = 'contact'
                  and c.custom ->> f.key = any(cast(:people as text[])))""";
        return PersonalData.of(
                "contact_reference",
                """
                select c.id as "namedBy" from contact c where c.tenant_id = :tenant and c.id <> all(:people)
                  and (c.referred_by = any(:people) or %s)""".formatted(fields),
                "update contact set referred_by = null where tenant_id = :tenant and referred_by = any(:people)",
                """
                update contact c set custom = (
                  select jsonb_object_agg(field.key, field.value) from jsonb_each(c.custom) field
                  where coalesce(c.custom ->> field.key, '') <> all(cast(:people as text[])))
                where c.tenant_id = :tenant and %s""".formatted(fields));
    }

    @Produces
    @Singleton
    PersonalData contactMerge() {
        var about = """
                 from contact_merge where tenant_id = :tenant
                  and (merged_id = any(:people) or survivor_id = any(:people) or now_id = any(:people))""";
        return PersonalData.of("contact_merge", """
                select merged_id as "mergedId", survivor_id as "survivorId", merged_at as "mergedAt", undone_at as "undoneAt"
                """ + about, "delete " + about);
    }

    @Produces
    @Singleton
    PersonalData duplicateKey() {
        return PersonalData.of(
                "duplicate_key",
                "select key from duplicate_key where tenant_id = :tenant and contact_id = any(:people)",
                "delete from duplicate_key where tenant_id = :tenant and contact_id = any(:people)");
    }

    @Produces
    @Singleton
    PersonalData duplicatePair() {
        var about = """
                 from duplicate_pair where tenant_id = :tenant and (first_id = any(:people) or second_id = any(:people))""";
        return PersonalData.of(
                "duplicate_pair",
                "select score, verdict, reasons, decision, found_at as \"foundAt\" " + about,
                "delete " + about);
    }

    /** A word that nobody has any more may be their name. */
    @Produces
    @Singleton
    PersonalData searchPerson() {
        return PersonalData.of(
                "search_person",
                "select array(select substr(entry, strpos(entry, '/') + 1) from unnest(words) entry) as words"
                        + " from search_person where tenant_id = :tenant and contact_id = any(:people)",
                "delete from search_person where tenant_id = :tenant and contact_id = any(:people)",
                "delete from search_word where tenant_id = :tenant and people <= 0");
    }

    /** Only that there was somebody: no file, link or change may bring them back. */
    @Produces
    @Singleton
    PersonalData erasedContact() {
        return PersonalData.of("erased_contact", """
                select erased_at as "erasedAt" from erased_contact
                where tenant_id = :tenant and contact_id = any(:people)""");
    }

    @Produces
    @Singleton
    PersonalData erasedAddress() {
        return PersonalData.of("erased_address", """
                select e.erased_at as "erasedAt" from erased_salt s cross join unnest(:addresses) given (address)
                join erased_address e on e.tenant_id = s.tenant_id
                  and e.hash = sha256(s.salt || convert_to(given.address, 'UTF8'))
                where s.tenant_id = :tenant""");
    }
}
