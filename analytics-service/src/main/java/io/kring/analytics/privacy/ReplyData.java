package io.kring.analytics.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Answers to campaigns. The figures count who answered, not the answers: those of one person become those of one who is nobody. An answer
 * without an address is of nobody.
 */
@Singleton
class ReplyData {
    /** While nobody knows who it is, it belongs to who has the address. */
    private static final String THEIRS = """
            r.tenant_id = :tenant and (r.contact_id = any(:people) or r.contact_id is null and r.address = any(:addresses))""";

    private static final String HOLDS = """
            select r.message_id as "messageId", r.campaign_id as "campaignId",
              (select c.name from campaign c where c.tenant_id = r.tenant_id and c.campaign_id = r.campaign_id) as campaign,
              r.contact_id as "contactId", r.channel, r.address, r.received_at as "receivedAt", r.opted_out_at as "optedOutAt"
            from reply r where\s""" + THEIRS;

    /** Who was counted by an address, beside the person, is so still. */
    private static final String ANONYMISE = """
            with theirs as materialized (
              select r.message_id, case when r.contact_id is null then r.address end as unknown from reply r where %s),
            nobody as materialized (
              select unknown, gen_random_uuid() as id from (select distinct unknown from theirs) each)
            update reply r set contact_id = nobody.id, address = ''
            from theirs join nobody on nobody.unknown is not distinct from theirs.unknown
            where r.tenant_id = :tenant and r.message_id = theirs.message_id""".formatted(THEIRS);

    private static final String TOLD = """
            select r.message_id, r.campaign_id, coalesce(cast(coalesce(m.now_id, r.contact_id) as text), r.address) as person,
              least(r.received_at, r.opted_out_at) as at
            from reply r left join contact_merge m on m.tenant_id = :tenant and m.contact_id = r.contact_id
            where r.tenant_id = :tenant and r.address <> ''""";

    /** All that somebody answered to a campaign is as old as the last of it. */
    private static final String OLD = """
            select at from (
              select at, max(at) over (partition by campaign_id, person) as last from (%s) told) answered
            where last < :before""".formatted(TOLD);

    private static final String ANONYMISE_OLD = """
            with told as (%s),
            nobody as materialized (
              select campaign_id, person, gen_random_uuid() as id from told
              group by campaign_id, person having max(at) < :before order by campaign_id limit :most)
            update reply r set contact_id = nobody.id, address = ''
            from nobody join told using (campaign_id, person)
            where r.tenant_id = :tenant and r.message_id = told.message_id""".formatted(TOLD);

    @Produces
    @Singleton
    PersonalData reply() {
        return PersonalData.of("reply", HOLDS, ANONYMISE).expiring(OLD, ANONYMISE_OLD);
    }
}
