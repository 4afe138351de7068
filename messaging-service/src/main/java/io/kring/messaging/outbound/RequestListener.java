package io.kring.messaging.outbound;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Queues what other services ask for. */
@ApplicationScoped
public class RequestListener {
    record MessageRequested(
            UUID messageId,
            UUID contactId,
            @Nullable String address,
            Channel channel,
            Purpose purpose,
            @Nullable UUID campaignId,
            @Nullable String subject,
            String text,
            Instant requestedAt) {}

    private final MessageQueue queue;
    private final Inbox inbox;
    private final Listener listener;

    RequestListener(MessageQueue queue, Inbox inbox) {
        this.queue = queue;
        this.inbox = inbox;
        this.listener =
                inbox.listener("requests").onMany("message.requested.v1", MessageRequested.class, this::requested);
    }

    @Incoming("requests")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void requested(List<Received<MessageRequested>> events) {
        queue.add(events.stream().map(RequestListener::message).toList());
    }

    private static NewMessage message(Received<MessageRequested> received) {
        var request = received.data();
        return new NewMessage(
                request.messageId(),
                request.contactId(),
                request.channel(),
                request.purpose(),
                request.campaignId(),
                request.address(),
                request.subject(),
                request.text(),
                request.requestedAt(),
                received.event().traceparent());
    }
}
