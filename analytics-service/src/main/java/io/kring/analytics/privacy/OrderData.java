package io.kring.analytics.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What was bought. The figures sum it up: it becomes that of somebody who is nobody, and of nobody at all with age. */
@Singleton
class OrderData {
    private static final String THEIRS = "o.tenant_id = :tenant and o.contact_id = any(:people)";

    private static final String HOLDS = """
            select o.order_id as "orderId", o.campaign_id as "campaignId", o.contact_id as "contactId", o.amount, o.currency,
              o.ordered_at as "orderedAt"
            from sales_order o where\s""" + THEIRS;

    private static final String ANONYMISE = """
            with nobody as materialized (select gen_random_uuid() as id)
            update sales_order o set contact_id = nobody.id from nobody where\s""" + THEIRS;

    private static final String OLD = "o.tenant_id = :tenant and o.contact_id is not null and o.ordered_at < :before";

    private static final String ANONYMISE_OLD = """
            update sales_order a set contact_id = null
            where a.tenant_id = :tenant and a.order_id = any(array(
              select o.order_id from sales_order o where %s order by o.ordered_at limit :most))""".formatted(OLD);

    @Produces
    @Singleton
    PersonalData order() {
        return PersonalData.of("sales_order", HOLDS, ANONYMISE)
                .expiring("select o.ordered_at from sales_order o where " + OLD, ANONYMISE_OLD);
    }
}
