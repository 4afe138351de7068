package io.kring.leads.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Opportunities, with the stages that they went through. Their amounts stay, so that what was won and lost adds up; what was written of
 * the person goes. The version counts on: nobody writes an older state over it.
 */
@Singleton
class OpportunityData {
    private static final String THEIRS = """
            o.tenant_id = :tenant and (o.contact_id = any(:people)
              or o.original_contact_id is not null and o.original_contact_id = any(:people))""";

    private static final String HOLDS = """
            select o.id as "opportunityId", o.contact_id as "contactId", o.lead_id as "leadId",
              o.campaign_id as "campaignId", o.name, o.stage, o.amount, o.currency, o.reason, o.created_at as "createdAt",
              o.updated_at as "updatedAt", o.closed_at as "closedAt",
              (select jsonb_agg(jsonb_build_object('stage', s.stage, 'enteredAt', s.entered_at) order by s.id)
                from opportunity_stage s where s.tenant_id = o.tenant_id and s.opportunity_id = o.id) as stages
            from opportunity o where\s""" + THEIRS;

    private static final String ANONYMISE = """
            with nobody as materialized (select gen_random_uuid() as id)
            update opportunity o set contact_id = nobody.id, original_contact_id = null, name = '', reason = null,
              version = o.version + 1
            from nobody where\s""" + THEIRS;

    private static final String OLD = "o.tenant_id = :tenant and o.closed_at < :before";

    private static final String DELETE_OLD = """
            with old as materialized (
              select o.id from opportunity o where %s order by o.closed_at limit :most for update skip locked),
            parted as (
              update sales_order s set opportunity_id = null from old
              where s.tenant_id = :tenant and s.opportunity_id = old.id)
            delete from opportunity o using old where o.tenant_id = :tenant and o.id = old.id""".formatted(OLD);

    @Produces
    @Singleton
    PersonalData opportunity() {
        return PersonalData.of("opportunity", HOLDS, ANONYMISE)
                .expiring("select o.closed_at from opportunity o where " + OLD, DELETE_OLD);
    }
}
