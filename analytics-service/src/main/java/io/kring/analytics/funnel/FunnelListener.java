package io.kring.analytics.funnel;

import io.kring.analytics.fact.Facts;
import io.kring.analytics.funnel.FunnelEvents.LeadCaptured;
import io.kring.analytics.funnel.FunnelEvents.LeadConverted;
import io.kring.analytics.funnel.FunnelEvents.OpportunityClosed;
import io.kring.analytics.funnel.FunnelEvents.OpportunityCreated;
import io.kring.analytics.funnel.FunnelEvents.Told;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the steps that leads and opportunities take: one insert each, nothing is ever changed. */
@ApplicationScoped
public class FunnelListener {
    private static final String INSERT = """
            insert into funnel_step (tenant_id, subject_id, step, taken_at, amount, currency)
            select :tenant, subject_id, step, taken_at, amount, currency
            from json_populate_recordset(null::funnel_step, cast(:facts as json))
            on conflict (tenant_id, subject_id, step) do nothing""";

    private final Facts facts;
    private final Inbox inbox;
    private final Listener listener;

    FunnelListener(Facts facts, Inbox inbox) {
        this.facts = facts;
        this.inbox = inbox;
        this.listener = inbox.listener("funnel")
                .onMany("lead.captured.v1", LeadCaptured.class, this::keep)
                .onMany("lead.converted.v1", LeadConverted.class, this::keep)
                .onMany("opportunity.created.v1", OpportunityCreated.class, this::keep)
                .onMany("opportunity.closed.v1", OpportunityClosed.class, this::keep);
    }

    @Incoming("funnel")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private <T extends Told> void keep(List<Received<T>> events) {
        facts.write(INSERT, events.stream().map(event -> event.data().step()).toList());
    }
}
