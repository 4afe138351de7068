package io.kring.contacts.expiry;

import io.kring.platform.privacy.PersonalData;
import io.kring.platform.retention.Aging;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** What people were, and said of consent, before what they are and say now. Who was merged counts as one who is there. */
class OldHistory {
    private static final String IS_THERE = """
            (exists (select from contact c where c.tenant_id = :tenant and c.id = %1$s.contact_id)
              or exists (select from contact_merge m
                where m.tenant_id = :tenant and m.merged_id = %1$s.contact_id and m.now_id is not null))""";

    /** A state is as old as the change that ended it. So whoever asks how somebody was within the period gets the same answer as before. */
    private static final String ENDED = """
            select v.contact_id, v.version, coalesce((
                select n.valid_from from contact_version n
                where n.tenant_id = v.tenant_id and n.contact_id = v.contact_id and n.version > v.version order by n.version limit 1), (
                select c.updated_at from contact c where c.tenant_id = v.tenant_id and c.id = v.contact_id)) as at
            from contact_version v where v.tenant_id = :tenant and v.valid_from < :before and %s""".formatted(IS_THERE.formatted("v"));

    /** All that is left of somebody is as old as their deletion, and the version that tells of it goes last. */
    private static final String DELETED = """
            select v.contact_id, v.version, e.valid_from as at
            from contact_version e join contact_version v on v.tenant_id = e.tenant_id and v.contact_id = e.contact_id
            where e.tenant_id = :tenant and e.state is null and e.valid_from < :before and not %s
              and not exists (select from contact_version n
                where n.tenant_id = e.tenant_id and n.contact_id = e.contact_id and n.version > e.version)""".formatted(IS_THERE.formatted("e"));

    /** What was said again since, or by somebody who is gone and was for as long. A copy of a merge ends no entry: it goes with it. */
    private static final String SAID = """
            select e.id, e.occurred_at as at from consent_entry e where e.tenant_id = :tenant and e.occurred_at < :before
              and (exists (select from consent_entry n
                  where n.tenant_id = e.tenant_id and n.contact_id = e.contact_id and n.channel = e.channel and n.purpose = e.purpose
                    and n.merged_from is null and (n.occurred_at, n.id) > (e.occurred_at, e.id))
                or not %s and not exists (select from contact_version d
                  where d.tenant_id = e.tenant_id and d.contact_id = e.contact_id and d.valid_from >= :before))""".formatted(IS_THERE.formatted("e"));

    private static final String DELETE_VERSIONS = """
            with gone as materialized (
              select contact_id, version from (%s) old where at < :before order by contact_id, version limit :most)
            delete from contact_version v using gone
            where v.tenant_id = :tenant and v.contact_id = gone.contact_id and v.version = gone.version""";

    @Produces
    @Singleton
    Aging versions(Jdbi jdbi) {
        return Aging.of(
                "contact_version",
                jdbi,
                "select at from (" + ENDED + ") old where at < :before",
                DELETE_VERSIONS.formatted(ENDED));
    }

    @Produces
    @Singleton
    Aging deleted(Jdbi jdbi) {
        return Aging.of(
                "deleted_contact", jdbi, "select at from (" + DELETED + ") old", DELETE_VERSIONS.formatted(DELETED));
    }

    /** The part of {@code contact_version} that tells of people who were deleted; it is erased with the rest of that. */
    @Produces
    @Singleton
    PersonalData leftOfDeleted() {
        return PersonalData.of("deleted_contact", """
                select v.contact_id as "contactId", v.version, v.valid_from as "validFrom", v.state from contact_version v
                where v.tenant_id = :tenant and v.contact_id = any(:people) and v.state is not null and not %s""".formatted(IS_THERE.formatted("v")));
    }

    @Produces
    @Singleton
    Aging consents(Jdbi jdbi) {
        return Aging.of("consent_entry", jdbi, "select at from (" + SAID + ") old", """
                delete from consent_entry where tenant_id = :tenant and id = any(array(
                  select id from (%s) old limit :most))""".formatted(SAID));
    }
}
