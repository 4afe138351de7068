package io.kring.leads.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Orders, with their lines. The law wants to see what was sold for years: number, products and amounts stay, of nobody. All orders of a
 * person stay those of one, so that there are as many customers as before.
 */
@Singleton
class OrderData {
    private static final String THEIRS = """
            o.tenant_id = :tenant and (o.contact_id = any(:people)
              or o.original_contact_id is not null and o.original_contact_id = any(:people))""";

    private static final String HOLDS = """
            select o.id as "orderId", o.external_id as "externalId", o.contact_id as "contactId",
              o.opportunity_id as "opportunityId", o.campaign_id as "campaignId", o.amount, o.currency,
              o.ordered_at as "orderedAt", o.recorded_at as "recordedAt",
              (select jsonb_agg(jsonb_build_object('product', l.product, 'quantity', l.quantity, 'unitPrice', l.unit_price)
                  order by l.line)
                from sales_order_line l where l.tenant_id = o.tenant_id and l.order_id = o.id) as lines
            from sales_order o where\s""" + THEIRS;

    private static final String ANONYMISE = """
            with nobody as materialized (select gen_random_uuid() as id)
            update sales_order o set contact_id = nobody.id, original_contact_id = null from nobody where\s""" + THEIRS;

    private static final String OLD = "o.tenant_id = :tenant and o.ordered_at < :before";

    private static final String DELETE_OLD = """
            delete from sales_order d
            where d.tenant_id = :tenant and d.id = any(array(
              select o.id from sales_order o where %s order by o.ordered_at limit :most))""".formatted(OLD);

    @Produces
    @Singleton
    PersonalData order() {
        return PersonalData.of("sales_order", HOLDS, ANONYMISE)
                .expiring("select o.ordered_at from sales_order o where " + OLD, DELETE_OLD);
    }
}
