package io.kring.contacts.recognition;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.contact.ContactInput;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.identity.Identity;
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
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Leads and messages come from people who may be known: joins them to the person, or makes the person, and writes them on
 * the timeline there.
 */
@ApplicationScoped
public class RecognitionListener {
    private static final String BY = "recognition";

    private final Recogniser recogniser;
    private final ContactService contacts;
    private final TimelineRepository timeline;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Listener listener;

    RecognitionListener(
            Recogniser recogniser, ContactService contacts, TimelineRepository timeline, Outbox outbox, Inbox inbox) {
        this.recogniser = recogniser;
        this.contacts = contacts;
        this.timeline = timeline;
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
        var addresses = new ArrayList<Identity>();
        if (lead.email() != null) {
            addresses.add(Identity.email(lead.email()));
        }
        if (lead.phone() != null) {
            addresses.add(Identity.phone(lead.phone()));
        }
        var person = recogniser.recognise(addresses, person(lead), BY);
        if (!person.created() && !lead.consents().isEmpty()) {
            contacts.record(person.id(), lead.consents(), BY);
        }
        identified(person, "lead", lead.leadId());
        var summary = "Lead from " + lead.source() + (lead.note() == null ? "" : ": " + lead.note());
        timeline.add(received.event(), person.id(), lead.capturedAt(), null, summary);
    }

    private void wrote(Received<MessageReceived> received) {
        var message = received.data();
        var address = address(message.channel(), message.from());
        var person = recogniser.recognise(List.of(address), person(address), BY);
        if (message.contactId() == null) {
            identified(person, "message", message.messageId());
        }
        timeline.add(received.event(), person.id(), message.receivedAt(), message.channel(), message.text());
    }

    private void optedOut(Received<OptedOut> received) {
        var optOut = received.data();
        var address = address(optOut.channel(), optOut.address());
        var person = recogniser.recognise(List.of(address), person(address), BY);
        var proof = new Proof(optOut.channel() + ":" + optOut.address(), optOut.text(), optOut.at(), null);
        var withdrawn =
                new ConsentInput(Channel.valueOf(optOut.channel()), Purpose.marketing, ConsentState.withdrawn, proof);
        contacts.record(person.id(), List.of(withdrawn), BY);
    }

    private void identified(Recogniser.Person person, String subjectType, java.util.UUID subject) {
        outbox.publish(
                "contact",
                person.id(),
                "contact.identified.v1",
                new ContactIdentified(person.id(), subjectType, subject, person.created()));
    }

    private static Identity address(String channel, String address) {
        return switch (Channel.valueOf(channel)) {
            case sms -> Identity.phone(address);
            case email -> Identity.email(address);
        };
    }

    private static ContactInput person(Identity address) {
        return switch (address.kind()) {
            case email -> input("", "", List.of(address.value()), List.of(), null, null, null, List.of());
            case phone -> input("", "", List.of(), List.of(address.value()), null, null, null, List.of());
        };
    }

    private static ContactInput person(LeadCaptured lead) {
        return input(
                lead.givenName(),
                lead.familyName(),
                lead.email() == null ? List.of() : List.of(lead.email()),
                lead.phone() == null ? List.of() : List.of(lead.phone()),
                lead.city(),
                lead.country(),
                lead.language(),
                lead.consents());
    }

    private static ContactInput input(
            String givenName,
            String familyName,
            List<String> emails,
            List<String> phones,
            @Nullable String city,
            @Nullable String country,
            @Nullable String language,
            List<ConsentInput> consents) {
        return new ContactInput(
                givenName, familyName, emails, phones, city, country, language, null, List.of(), consents);
    }
}
