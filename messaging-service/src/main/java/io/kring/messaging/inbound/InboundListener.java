package io.kring.messaging.inbound;

import io.kring.messaging.delivery.Deliveries;
import io.kring.messaging.delivery.Deliveries.News;
import io.kring.messaging.inbound.InboundEvents.InboundReceived;
import io.kring.messaging.sms.TwilioMessage;
import io.kring.messaging.sms.TwilioReceipt;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what providers post to the gateway: receipts many at a time, messages one by one. */
@ApplicationScoped
public class InboundListener {
    private final Deliveries deliveries;
    private final InboundService messages;
    private final Inbox inbox;
    private final Listener listener;

    InboundListener(Deliveries deliveries, InboundService messages, Inbox inbox) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.inbox = inbox;
        this.listener = inbox.listener("inbound").onMany("inbound.received.v1", InboundReceived.class, this::posted);
    }

    @Incoming("inbound")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void posted(List<Received<InboundReceived>> webhooks) {
        deliveries.store(of("status", webhooks).flatMap(InboundListener::news).toList());
        of("sms", webhooks)
                .forEach(webhook -> messages.receive(TwilioMessage.of(webhook.parameters()), webhook.receivedAt()));
    }

    private static Stream<InboundReceived> of(String kind, List<Received<InboundReceived>> webhooks) {
        return webhooks.stream()
                .map(Received::data)
                .filter(webhook -> webhook.kind().equals(kind));
    }

    private static Stream<News> news(InboundReceived webhook) {
        return TwilioReceipt.of(webhook.parameters()).stream()
                .map(receipt -> new News(receipt.messageId(), receipt.happening(), webhook.receivedAt()));
    }
}
