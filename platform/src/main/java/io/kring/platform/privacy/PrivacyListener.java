package io.kring.platform.privacy;

import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.privacy.PrivacyEvents.Asked;
import io.kring.platform.privacy.PrivacyEvents.DataCollected;
import io.kring.platform.privacy.PrivacyEvents.DataErased;
import io.kring.platform.privacy.PrivacyEvents.DataFound;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * In every service: hands over, erases or counts what the service keeps of somebody, when contacts-service asks for it. Whoever was
 * down when it was asked hears it when they are back.
 */
@ApplicationScoped
public class PrivacyListener {
    private static final String TOPIC = "privacy";

    private final PersonalDataStores stores;
    private final Outbox outbox;
    private final Inbox inbox;
    private final String service;
    private final Listener listener;

    PrivacyListener(
            PersonalDataStores stores,
            Outbox outbox,
            Inbox inbox,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.stores = stores;
        this.outbox = outbox;
        this.inbox = inbox;
        this.service = service;
        this.listener = inbox.listener("privacy")
                .on("privacy.access-requested.v1", Asked.class, this::collect)
                .on("privacy.erasure-requested.v1", Asked.class, this::erase)
                .on("privacy.rescan-requested.v1", Asked.class, this::count);
    }

    @Incoming("privacy")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void collect(Received<Asked> received) {
        var asked = received.data();
        var parts = new Parts((part, last, store, records) -> outbox.publish(
                TOPIC,
                asked.requestId(),
                "privacy.data-collected.v1",
                new DataCollected(asked.requestId(), asked.round(), service, part, last, store, records)));
        stores.collect(asked.subject(), parts::add);
        parts.end();
    }

    private void erase(Received<Asked> received) {
        var asked = received.data();
        var erased = stores.erase(asked.subject());
        outbox.publish(TOPIC, asked.requestId(), "privacy.data-erased.v1", DataErased.of(asked, service, erased));
    }

    private void count(Received<Asked> received) {
        var asked = received.data();
        var found = stores.find(asked.subject());
        outbox.publish(TOPIC, asked.requestId(), "privacy.data-found.v1", DataFound.of(asked, service, found));
    }
}
