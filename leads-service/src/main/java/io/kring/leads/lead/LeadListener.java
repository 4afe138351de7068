package io.kring.leads.lead;

import io.kring.leads.lead.LeadEvents.ContactIdentified;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears who is behind a lead. */
@ApplicationScoped
public class LeadListener {
    private final LeadService leads;
    private final Inbox inbox;
    private final Listener listener;

    LeadListener(LeadService leads, Inbox inbox) {
        this.leads = leads;
        this.inbox = inbox;
        this.listener = inbox.listener("lead").on("contact.identified.v1", ContactIdentified.class, this::identified);
    }

    @Incoming("lead")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void identified(Received<ContactIdentified> received) {
        var identified = received.data();
        if (identified.isOfLead()) {
            leads.identify(identified.subjectId(), identified.contactId());
        }
    }
}
