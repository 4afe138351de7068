package io.kring.analytics.contact;

import io.kring.analytics.contact.ContactEvents.Merged;
import io.kring.analytics.contact.ContactEvents.Unmerged;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears who was merged, and who is on their own again. */
@ApplicationScoped
public class ContactListener {
    private final ContactMerges merges;
    private final Inbox inbox;
    private final Listener listener;

    ContactListener(ContactMerges merges, Inbox inbox) {
        this.merges = merges;
        this.inbox = inbox;
        this.listener = inbox.listener("contacts")
                .on("contact.merged.v1", Merged.class, this::merged)
                .on("contact.unmerged.v1", Unmerged.class, this::unmerged);
    }

    @Incoming("contacts")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void merged(Received<Merged> received) {
        var merged = received.data();
        merges.take(merged.contactId(), merged.version(), merged.survivorId());
    }

    private void unmerged(Received<Unmerged> received) {
        received.data().restored().forEach(restored -> merges.take(restored.contactId(), restored.version(), null));
    }
}
