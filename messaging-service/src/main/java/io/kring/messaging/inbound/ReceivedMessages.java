package io.kring.messaging.inbound;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.inbound.InboundEvents.MessageReceived;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** What people wrote to us. A provider repeats its webhooks; its own id of a message tells. */
@ApplicationScoped
class ReceivedMessages {
    private final Jdbi jdbi;

    ReceivedMessages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    boolean has(Channel channel, String providerId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select from received_message
                          where tenant_id = ? and channel = ? and provider_id = ?)""")
                .bind(0, Tenant.current())
                .bind(1, channel)
                .bind(2, providerId)
                .mapTo(Boolean.class)
                .one());
    }

    /** False where the same message came in at the same time by another webhook, and is stored. */
    boolean add(MessageReceived message, String providerId) {
        var answered = message.inReplyTo();
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                insert into received_message (tenant_id, id, conversation_id, contact_id, channel,
                                  provider_id, sender, recipient, text, in_reply_to, campaign_id, received_at)
                                values (:tenant, :messageId, :conversationId, cast(:contactId as uuid), :channel,
                                  :providerId, :from, :to, :text, cast(:inReplyTo as uuid), cast(:campaignId as uuid), :receivedAt)
                                on conflict (tenant_id, channel, provider_id) do nothing""")
                        .bind("tenant", Tenant.current())
                        .bind("messageId", message.messageId())
                        .bind("conversationId", message.conversationId())
                        .bind("contactId", message.contactId())
                        .bind("channel", message.channel())
                        .bind("providerId", providerId)
                        .bind("from", message.from())
                        .bind("to", message.to())
                        .bind("text", message.text())
                        .bind("inReplyTo", answered == null ? null : answered.messageId())
                        .bind("campaignId", answered == null ? null : answered.campaignId())
                        .bind("receivedAt", message.receivedAt().atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }
}
