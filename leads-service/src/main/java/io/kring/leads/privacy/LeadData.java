package io.kring.leads.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Leads, with the consent that came with them: deleted. */
@Singleton
class LeadData {
    /** While nobody knows whose a lead is, it belongs to who has the address. */
    private static final String THEIRS = """
            l.tenant_id = :tenant and (l.contact_id = any(:people)
              or l.original_contact_id is not null and l.original_contact_id = any(:people)
              or l.contact_id is null and l.email = any(:addresses)
              or l.contact_id is null and l.phone = any(:addresses))""";

    private static final String HOLDS = """
            select l.id as "leadId", l.contact_id as "contactId", l.state, l.source, l.given_name as "givenName",
              l.family_name as "familyName", l.email, l.phone, l.city, l.country, l.language, l.company, l.note,
              l.campaign_id as "campaignId", l.captured_at as "capturedAt", l.updated_at as "updatedAt",
              (select jsonb_agg(jsonb_build_object('channel', c.channel, 'purpose', c.purpose, 'source', c.source,
                  'text', c.text, 'at', c.at, 'ip', c.ip) order by c.at)
                from lead_consent c where c.tenant_id = l.tenant_id and c.lead_id = l.id) as consents
            from lead l where\s""" + THEIRS;

    /** What came of it is erased by itself. */
    private static final String PART_FROM_OPPORTUNITY = """
            update opportunity set lead_id = null, version = version + 1
            where tenant_id = :tenant and lead_id in (select l.id from lead l where %s)""".formatted(THEIRS);

    private static final String DELETE = "delete from lead l where " + THEIRS;

    /** Whoever is still hoped to buy is not forgotten. */
    private static final String OLD = """
            l.tenant_id = :tenant and l.captured_at < :before and not exists (select from opportunity o
              where o.tenant_id = l.tenant_id and o.lead_id = l.id and o.closed_at is null)""";

    private static final String DELETE_OLD = """
            with old as materialized (
              select l.id from lead l where %s order by l.captured_at limit :most for update skip locked),
            parted as (
              update opportunity o set lead_id = null, version = o.version + 1 from old
              where o.tenant_id = :tenant and o.lead_id = old.id)
            delete from lead l using old where l.tenant_id = :tenant and l.id = old.id""".formatted(OLD);

    @Produces
    @Singleton
    PersonalData lead() {
        return PersonalData.of("lead", HOLDS, PART_FROM_OPPORTUNITY, DELETE)
                .expiring("select l.captured_at from lead l where " + OLD, DELETE_OLD);
    }
}
