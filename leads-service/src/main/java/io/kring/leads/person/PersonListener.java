package io.kring.leads.person;

import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of people current. */
@ApplicationScoped
public class PersonListener {
    private final PersonRepository people;
    private final ContactMerges merges;
    private final Inbox inbox;
    private final Listener listener;

    PersonListener(PersonRepository people, ContactMerges merges, Inbox inbox) {
        this.people = people;
        this.merges = merges;
        this.inbox = inbox;
        this.listener = inbox.listener("person")
                .onMany("contact.created.v1", Person.Contact.class, this::keep)
                .onMany("contact.updated.v1", Person.Contact.class, this::keep)
                .onMany("contact.snapshot.v1", Person.Contact.class, this::keep)
                .onMany("contact.deleted.v1", Person.Deleted.class, this::forget)
                .on("contact.merged.v1", ContactMerges.Merged.class, this::merged)
                .on("contact.unmerged.v1", ContactMerges.Unmerged.class, unmerged -> merges.unmerged(unmerged.data()));
    }

    @Incoming("person")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void keep(List<Received<Person.Contact>> contacts) {
        people.keep(contacts.stream().map(Received::data).map(Person::of).toList());
    }

    /** Forgotten first: whoever is writing something down of them holds them, and is waited for. */
    private void merged(Received<ContactMerges.Merged> merged) {
        people.forget(List.of(merged.data().contactId()));
        merges.merged(merged.data());
    }

    private void forget(List<Received<Person.Deleted>> contacts) {
        people.forget(
                contacts.stream().map(contact -> contact.data().contactId()).toList());
    }
}
