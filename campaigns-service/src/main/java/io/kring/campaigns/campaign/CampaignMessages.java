package io.kring.campaigns.campaign;

import io.kring.campaigns.template.Channel;
import io.kring.campaigns.template.Message;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What campaigns say; written with the campaign and never changed. */
@ApplicationScoped
public class CampaignMessages {
    private final Jdbi jdbi;

    CampaignMessages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(UUID campaign, List<Message> messages) {
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch(
                    "insert into campaign_message (tenant_id, campaign_id, channel, subject, text) values (?, ?, ?, ?, ?)");
            messages.forEach(message -> insert.add(
                    Tenant.current(), campaign, message.channel().name(), message.subject(), message.text()));
            insert.execute();
        });
    }

    public List<Message> of(UUID campaign) {
        return of(List.of(campaign)).getOrDefault(campaign, List.of());
    }

    /** By campaign, each in the order of the channels. */
    Map<UUID, List<Message>> of(Collection<UUID> campaigns) {
        var messages = new HashMap<UUID, List<Message>>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select campaign_id, channel, subject, text from campaign_message
                        where tenant_id = ? and campaign_id = any(?) order by campaign_id, channel desc""")
                .bind(0, Tenant.current())
                .bind(1, campaigns.toArray(UUID[]::new))
                .map((row, context) -> Map.entry(
                        row.getObject("campaign_id", UUID.class),
                        new Message(
                                Channel.valueOf(row.getString("channel")),
                                row.getString("subject"),
                                row.getString("text"))))
                .forEach(entry -> messages.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue())));
        return messages;
    }
}
