package io.kring.campaigns.audience;

import io.kring.campaigns.audience.AudienceEvents.ConsentChanged;
import io.kring.campaigns.audience.AudienceEvents.ContactDeleted;
import io.kring.campaigns.audience.AudienceEvents.ContactState;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of people up to date. */
@ApplicationScoped
public class AudienceListener {
    private final AudienceRepository audience;
    private final ContactMerges merges;
    private final Inbox inbox;
    private final Listener listener;

    AudienceListener(AudienceRepository audience, ContactMerges merges, Inbox inbox) {
        this.audience = audience;
        this.merges = merges;
        this.inbox = inbox;
        this.listener = inbox.listener("audience")
                .onMany("contact.created.v1", ContactState.class, this::keep)
                .onMany("contact.updated.v1", ContactState.class, this::keep)
                .onMany("contact.snapshot.v1", ContactState.class, this::keep)
                .onMany("contact.consent-changed.v1", ConsentChanged.class, this::consent)
                .onMany("contact.deleted.v1", ContactDeleted.class, this::forget)
                .on("contact.merged.v1", ContactMerges.Merged.class, this::merged)
                .on("contact.unmerged.v1", ContactMerges.Unmerged.class, unmerged -> merges.unmerged(unmerged.data()));
    }

    @Incoming("audience")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void keep(List<Received<ContactState>> received) {
        audience.keep(received.stream().map(Received::data).toList());
    }

    private void forget(List<Received<ContactDeleted>> received) {
        audience.forget(
                received.stream().map(contact -> contact.data().contactId()).toList());
    }

    private void merged(Received<ContactMerges.Merged> merged) {
        audience.forget(List.of(merged.data().contactId()));
        merges.merged(merged.data());
    }

    private void consent(List<Received<ConsentChanged>> received) {
        audience.consent(received.stream()
                .map(Received::data)
                .filter(ConsentChanged::isForMarketing)
                .toList());
    }
}
