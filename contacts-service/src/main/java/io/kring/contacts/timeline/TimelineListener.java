package io.kring.contacts.timeline;

import io.kring.contacts.timeline.TimelineEvents.ConsentChanged;
import io.kring.contacts.timeline.TimelineEvents.ContactCreated;
import io.kring.contacts.timeline.TimelineEvents.ContactMerged;
import io.kring.contacts.timeline.TimelineEvents.ContactUnmerged;
import io.kring.contacts.timeline.TimelineEvents.LeadConverted;
import io.kring.contacts.timeline.TimelineEvents.MessageFailed;
import io.kring.contacts.timeline.TimelineEvents.MessageSent;
import io.kring.contacts.timeline.TimelineEvents.MessageSuppressed;
import io.kring.contacts.timeline.TimelineEvents.OpportunityClosed;
import io.kring.contacts.timeline.TimelineEvents.OpportunityCreated;
import io.kring.contacts.timeline.TimelineEvents.OrderRecorded;
import io.kring.contacts.timeline.TimelineEvents.Told;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Writes every service's events about a person on that person's timeline: one insert each, nothing is ever changed. What is told of
 * somebody who was merged is read on the survivor's timeline, and on their own once that is undone.
 */
@ApplicationScoped
public class TimelineListener {
    private final TimelineRepository timeline;
    private final Inbox inbox;
    private final Listener listener;

    TimelineListener(TimelineRepository timeline, Inbox inbox) {
        this.timeline = timeline;
        this.inbox = inbox;
        this.listener = inbox.listener("timeline")
                .onMany("contact.created.v1", ContactCreated.class, this::write)
                .onMany("contact.consent-changed.v1", ConsentChanged.class, this::write)
                .onMany("contact.merged.v1", ContactMerged.class, this::write)
                .onMany("contact.unmerged.v1", ContactUnmerged.class, this::write)
                .onMany("lead.converted.v1", LeadConverted.class, this::write)
                .onMany("opportunity.created.v1", OpportunityCreated.class, this::write)
                .onMany("opportunity.closed.v1", OpportunityClosed.class, this::write)
                .onMany("order.recorded.v1", OrderRecorded.class, this::write)
                .onMany("message.sent.v1", MessageSent.class, this::write)
                .onMany("message.failed.v1", MessageFailed.class, this::write)
                .onMany("message.suppressed.v1", MessageSuppressed.class, this::write);
    }

    @Incoming("timeline")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private <T extends Told> void write(List<Received<T>> events) {
        timeline.addAll(events.stream()
                .map(received -> {
                    var told = received.data();
                    return TimelineRepository.row(
                            received.event(), told.contactId(), told.at(), told.channel(), told.summary());
                })
                .toList());
    }
}
