package io.kring.leads.order;

import io.kring.leads.input.Now;
import io.kring.leads.opportunity.OpportunityReader;
import io.kring.leads.opportunity.OpportunityView;
import io.kring.leads.person.ContactMerges;
import io.kring.leads.person.PersonRepository;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records orders, each once, and tells the other services. */
@ApplicationScoped
class OrderService {
    /** @param isNew false where the shop had sent it before */
    record Recorded(OrderView order, boolean isNew) {}

    private final OrderRepository orders;
    private final OrderReader reader;
    private final OpportunityReader opportunities;
    private final PersonRepository people;
    private final ContactMerges merges;
    private final Outbox outbox;

    OrderService(
            OrderRepository orders,
            OrderReader reader,
            OpportunityReader opportunities,
            PersonRepository people,
            ContactMerges merges,
            Outbox outbox) {
        this.orders = orders;
        this.reader = reader;
        this.opportunities = opportunities;
        this.people = people;
        this.merges = merges;
        this.outbox = outbox;
    }

    @Transactional
    Recorded record(OrderInput input, String by) {
        people.require("contactId", input.contactId());
        var order = Order.of(input, campaign(input), Now.instant());
        if (orders.add(order, by)) {
            merges.follow(order.contactId());
            outbox.publish("order", order.orderId(), "order.recorded.v1", order);
            return new Recorded(reader.get(order.orderId()), true);
        }
        var stored = reader.withExternalId(order.externalId(), by);
        if (!order.of(merges.now(order.contactId())).sameAs(stored.order(), input.orderedAt() != null)) {
            throw Problems.conflict(
                    "externalId", "is that of order " + stored.orderId() + ", which has another content");
        }
        return new Recorded(stored, false);
    }

    private @Nullable UUID campaign(OrderInput input) {
        var opportunity = input.opportunityId() == null ? null : opportunity(input.opportunityId(), input.contactId());
        return input.campaignId() != null || opportunity == null ? input.campaignId() : opportunity.campaignId();
    }

    private OpportunityView opportunity(UUID id, UUID contact) {
        var opportunity = opportunities
                .find(id)
                .orElseThrow(() -> Problems.unprocessable("opportunityId", "there is no opportunity " + id));
        if (!opportunity.contactId().equals(merges.now(contact))) {
            throw Problems.unprocessable("opportunityId", "is of another contact, " + opportunity.contactId());
        }
        return opportunity;
    }
}
