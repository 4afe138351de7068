package io.kring.analytics.message;

import io.kring.analytics.message.MessageEvents.Delivered;
import io.kring.analytics.message.MessageEvents.Failed;
import io.kring.analytics.message.MessageEvents.Sent;
import io.kring.analytics.message.MessageEvents.Suppressed;
import io.kring.analytics.message.ReplyEvents.OptedOut;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears what became of messages. Types come mixed, and order does not matter here: with a listener for each type, a poll
 * is one statement per type instead of one per run of the same type.
 */
@ApplicationScoped
public class MessageListener {
    private final Inbox inbox;
    private final List<Listener> listeners;

    MessageListener(MessageFacts facts, Inbox inbox) {
        this.inbox = inbox;
        this.listeners = List.of(
                inbox.listener("message-sent")
                        .onMany("message.sent.v1", Sent.class, events -> facts.merge(data(events))),
                inbox.listener("message-delivered")
                        .onMany("message.delivered.v1", Delivered.class, events -> facts.merge(data(events))),
                inbox.listener("message-failed")
                        .onMany("message.failed.v1", Failed.class, events -> facts.merge(data(events))),
                inbox.listener("message-suppressed")
                        .onMany("message.suppressed.v1", Suppressed.class, events -> facts.merge(data(events))),
                inbox.listener("message-received")
                        .onMany(
                                "message.received.v1",
                                ReplyEvents.Received.class,
                                events -> facts.mergeReplies(replies(events, Reply::of))),
                inbox.listener("message-opted-out")
                        .onMany(
                                "message.opted-out.v1",
                                OptedOut.class,
                                events -> facts.mergeReplies(replies(events, Reply::of))));
    }

    @Incoming("messages")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        listeners.forEach(listener -> inbox.receive(listener, records));
    }

    private static <T> List<T> data(List<Received<T>> events) {
        return events.stream().map(Received::data).toList();
    }

    private static <T> List<Reply> replies(List<Received<T>> events, Function<T, Reply> reply) {
        return events.stream().map(Received::data).map(reply).toList();
    }
}
