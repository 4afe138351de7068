package io.kring.campaigns.recipient;

import io.kring.campaigns.recipient.RecipientEvents.Failed;
import io.kring.campaigns.recipient.RecipientEvents.Moved;
import io.kring.campaigns.recipient.RecipientEvents.Suppressed;
import io.kring.campaigns.recipient.RecipientEvents.Told;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows what messaging-service tells of the messages that campaigns asked for. */
@ApplicationScoped
public class RecipientListener {
    private final RecipientRepository recipients;
    private final Inbox inbox;
    private final Listener listener;

    RecipientListener(RecipientRepository recipients, Inbox inbox) {
        this.recipients = recipients;
        this.inbox = inbox;
        this.listener = inbox.listener("recipients")
                .onMany("message.sent.v1", Moved.class, told -> move(RecipientState.sent, told))
                .onMany("message.delivered.v1", Moved.class, told -> move(RecipientState.delivered, told))
                .onMany("message.failed.v1", Failed.class, told -> move(RecipientState.failed, told))
                .onMany("message.suppressed.v1", Suppressed.class, told -> move(RecipientState.suppressed, told));
    }

    @Incoming("recipients")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private <T extends Told> void move(RecipientState state, List<Received<T>> received) {
        var changes = received.stream()
                .map(Received::data)
                .flatMap(told -> Stream.ofNullable(told.campaignId()).map(told::change))
                .toList();
        recipients.move(state, changes);
    }
}
