package io.kring.leads.order;

import io.kring.leads.input.Now;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stores orders. */
@ApplicationScoped
class OrderRepository {
    private final Jdbi jdbi;

    OrderRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return false where the same one recorded an order with this external id; one that is just being stored is waited for */
    boolean add(Order order, String by) {
        return jdbi.withHandle(handle -> {
            var added = handle.createUpdate("""
                            insert into sales_order (tenant_id, id, external_id, contact_id, opportunity_id, campaign_id,
                              amount, currency, ordered_at, recorded_at, recorded_by)
                            values (:tenant, :id, :externalId, :contactId, cast(:opportunityId as uuid), cast(:campaignId as uuid),
                              :amount, :currency, :orderedAt, :recordedAt, :by)
                            on conflict (tenant_id, recorded_by, external_id) do nothing""")
                    .bind("tenant", Tenant.current())
                    .bind("id", order.orderId())
                    .bind("externalId", order.externalId())
                    .bind("contactId", order.contactId())
                    .bind("opportunityId", order.opportunityId())
                    .bind("campaignId", order.campaignId())
                    .bind("amount", order.amount())
                    .bind("currency", order.currency())
                    .bind("orderedAt", order.orderedAt().atOffset(ZoneOffset.UTC))
                    .bind("recordedAt", Now.instant().atOffset(ZoneOffset.UTC))
                    .bind("by", by)
                    .execute();
            if (added == 1) {
                addLines(handle, order);
            }
            return added == 1;
        });
    }

    private static void addLines(Handle handle, Order order) {
        var insert = handle.prepareBatch("""
                insert into sales_order_line (tenant_id, order_id, line, product, quantity, unit_price)
                values (?, ?, ?, ?, ?, ?)""");
        for (var place = 0; place < order.lines().size(); place++) {
            var line = order.lines().get(place);
            insert.add(Tenant.current(), order.orderId(), place, line.product(), line.quantity(), line.unitPrice());
        }
        insert.execute();
    }
}
