package io.kring.platform.shelf;

import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
public class DeliveryListener {
    private final Inbox inbox;
    private final Listener listener;

    DeliveryListener(Inbox inbox, Deliveries deliveries) {
        this.inbox = inbox;
        this.listener = inbox.listener("deliveries")
                .on("delivery.arrived.v1", Deliveries.Arrived.class, event -> deliveries.add(event.data()));
    }

    @Incoming("deliveries")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }
}
