package io.kring.analytics.campaign;

import io.kring.analytics.campaign.CampaignEvents.Completed;
import io.kring.analytics.campaign.CampaignEvents.Launched;
import io.kring.analytics.fact.Facts;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps which campaigns there are. */
@ApplicationScoped
public class CampaignListener {
    private static final String MERGE = """
            insert into campaign as known (tenant_id, campaign_id, name, channels, launched_at, recipients, requests,
              completed_at)
            select :tenant, campaign_id, name, channels, launched_at, recipients, requests, completed_at
            from json_populate_recordset(null::campaign, cast(:facts as json))
            on conflict (tenant_id, campaign_id) do update set
              name = coalesce(known.name, excluded.name),
              channels = coalesce(known.channels, excluded.channels),
              launched_at = coalesce(known.launched_at, excluded.launched_at),
              recipients = coalesce(known.recipients, excluded.recipients),
              requests = coalesce(known.requests, excluded.requests),
              completed_at = coalesce(known.completed_at, excluded.completed_at)""";

    private final Inbox inbox;
    private final Listener listener;

    CampaignListener(Facts facts, Inbox inbox) {
        this.inbox = inbox;
        this.listener = inbox.listener("campaigns")
                .on("campaign.launched.v1", Launched.class, event -> facts.write(MERGE, List.of(event.data())))
                .on("campaign.completed.v1", Completed.class, event -> facts.write(MERGE, List.of(event.data())));
    }

    @Incoming("campaigns")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }
}
