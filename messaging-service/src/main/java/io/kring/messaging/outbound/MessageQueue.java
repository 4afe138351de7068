package io.kring.messaging.outbound;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Where messages wait until they are sent. */
@ApplicationScoped
public class MessageQueue {
    private static final String INSERT = """
            insert into message (tenant_id, id, contact_id, channel, purpose, campaign_id, address, subject, text,
              traceparent, requested_at, state, next_attempt_at)
            values (?, ?, ?, ?, ?, cast(? as uuid), ?, ?, ?, ?, ?, 'queued', now())
            on conflict do nothing""";

    private final Jdbi jdbi;
    private final Event<Queued> queued;

    MessageQueue(Jdbi jdbi, Event<Queued> queued) {
        this.jdbi = jdbi;
        this.queued = queued;
    }

    /** Queues those that were not queued before; the id tells. */
    @Transactional(TxType.MANDATORY)
    public void add(List<NewMessage> messages) {
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch(INSERT);
            for (var message : messages) {
                insert.add(
                        Tenant.current(),
                        message.id(),
                        message.contactId(),
                        message.channel(),
                        message.purpose(),
                        message.campaignId(),
                        message.address(),
                        message.subject(),
                        message.text(),
                        message.traceparent(),
                        message.requestedAt().atOffset(ZoneOffset.UTC));
            }
            insert.execute();
        });
        queued.fire(new Queued(messages.size()));
    }
}
