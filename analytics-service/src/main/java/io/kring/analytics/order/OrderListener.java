package io.kring.analytics.order;

import io.kring.analytics.fact.Facts;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what was bought. */
@ApplicationScoped
public class OrderListener {
    private static final String INSERT = """
            insert into sales_order (tenant_id, order_id, campaign_id, contact_id, amount, currency, ordered_at)
            select :tenant, order_id, campaign_id, contact_id, amount, currency, ordered_at
            from json_populate_recordset(null::sales_order, cast(:facts as json))
            on conflict (tenant_id, order_id) do nothing""";

    private final Facts facts;
    private final Inbox inbox;
    private final Listener listener;

    OrderListener(Facts facts, Inbox inbox) {
        this.facts = facts;
        this.inbox = inbox;
        this.listener = inbox.listener("orders").onMany("order.recorded.v1", OrderRecorded.class, this::keep);
    }

    @Incoming("orders")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void keep(List<Received<OrderRecorded>> orders) {
        facts.write(INSERT, orders.stream().map(Received::data).toList());
    }
}
