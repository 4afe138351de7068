package io.kring.contacts.recognition;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Origin;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.erased.ErasedPeople;
import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.optin.ConsentRequestInput;
import io.kring.contacts.optin.OptInService;
import io.kring.contacts.optin.OptInService.Outcome;
import io.kring.contacts.recognition.RecognitionEvents.ContactIdentified;
import io.kring.contacts.recognition.RecognitionEvents.LeadCaptured;
import io.kring.contacts.recognition.RecognitionEvents.MessageReceived;
import io.kring.contacts.recognition.RecognitionEvents.OptedOut;
import io.kring.contacts.timeline.TimelineRepository;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.kring.platform.outbox.Outbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Leads and messages come from people who may be known: joins them to the person, or makes the person, and writes them on
 * the timeline there.
 */
@ApplicationScoped
public class RecognitionListener {
    private static final Logger LOG = Logger.getLogger(RecognitionListener.class);
    private static final String BY = "recognition";

    private final Recogniser recogniser;
    private final ContactService contacts;
    private final OptInService optIn;
    private final TimelineRepository timeline;
    private final ErasedPeople erased;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Listener listener;

    RecognitionListener(
            Recogniser recogniser,
            ContactService contacts,
            OptInService optIn,
            TimelineRepository timeline,
            ErasedPeople erased,
            Outbox outbox,
            Inbox inbox) {
        this.recogniser = recogniser;
        this.contacts = contacts;
        this.optIn = optIn;
        this.timeline = timeline;
        this.erased = erased;
        this.outbox = outbox;
        this.inbox = inbox;
        this.listener = inbox.listener("recognition")
                .on("lead.captured.v1", LeadCaptured.class, this::captured)
                .on("message.received.v1", MessageReceived.class, this::wrote)
                .on("message.opted-out.v1", OptedOut.class, this::optedOut);
    }

    @Incoming("recognition")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void captured(Received<LeadCaptured> received) {
        var lead = received.data();
        if (isErasedSince(received, lead.addresses())) {
            return;
        }
        var person = recogniser.ofLead(lead.addresses(), lead.person(), change(received));
        identified(person, "lead", lead.leadId());
        lead.requests().forEach(request -> ask(person.id(), request));
        var summary = "Lead from " + lead.source() + (lead.note() == null ? "" : ": " + lead.note());
        timeline.add(received.event(), person.id(), lead.capturedAt(), null, summary);
    }

    /** One that cannot be asked, or was asked often enough, is passed over: anybody can fill in a form. */
    private void ask(UUID person, ConsentRequestInput request) {
        var outcome = optIn.request(person, request, BY);
        if (!(outcome instanceof Outcome.Asked)) {
            LOG.infof("%s is not asked for consent to %s: %s", person, request.channel(), outcome);
        }
    }

    private void wrote(Received<MessageReceived> received) {
        var message = received.data();
        var person = sender(received, message.channel(), message.from(), message.contactId());
        if (person == null) {
            return;
        }
        if (!person.id().equals(message.contactId())) {
            identified(person, "message", message.messageId());
        }
        timeline.add(
                received.event(),
                person.id(),
                message.receivedAt(),
                message.channel().name(),
                message.text());
    }

    private void optedOut(Received<OptedOut> received) {
        var optOut = received.data();
        var person = sender(received, optOut.channel(), optOut.address(), optOut.contactId());
        if (person == null) {
            return;
        }
        var proof = new Proof(optOut.channel() + ":" + optOut.address(), optOut.text(), optOut.at(), null);
        var withdrawn = new ConsentInput(optOut.channel(), Purpose.marketing, ConsentState.withdrawn, proof);
        contacts.record(person.id(), List.of(withdrawn), BY);
    }

    /** Null where a machine wrote, short codes and names of senders being nobody's address, and where the sender was erased since. */
    private Recogniser.@Nullable Recognised sender(
            Received<?> received, Channel channel, String address, @Nullable UUID named) {
        var identity = switch (channel) {
            case sms, phone, whatsapp -> Phones.canonical(address).map(Identity::phone);
            case email -> Emails.canonical(address).map(Identity::email);
            case post -> Optional.<Identity>empty();
        };
        return identity.filter(known -> !isErasedSince(received, List.of(known)))
                .map(known -> recogniser.ofAddress(known, named, change(received)))
                .orElse(null);
    }

    /** What comes late brings nobody back; what was told after the erasure is told anew. */
    private boolean isErasedSince(Received<?> received, List<Identity> addresses) {
        return erased.since(
                received.event().time(), addresses.stream().map(Identity::value).toList());
    }

    private static Change change(Received<?> received) {
        return new Change(received.event().id(), BY, Origin.event);
    }

    private void identified(Recogniser.Recognised person, String subjectType, UUID subject) {
        outbox.publish(
                "contact",
                person.id(),
                "contact.identified.v1",
                new ContactIdentified(person.id(), subjectType, subject, person.created()));
    }
}
