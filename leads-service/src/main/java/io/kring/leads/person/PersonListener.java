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
    private final Inbox inbox;
    private final Listener listener;

    PersonListener(PersonRepository people, Inbox inbox) {
        this.people = people;
        this.inbox = inbox;
        this.listener = inbox.listener("person")
                .onMany("contact.created.v1", Person.Contact.class, this::keep)
                .onMany("contact.updated.v1", Person.Contact.class, this::keep)
                .onMany("contact.snapshot.v1", Person.Contact.class, this::keep)
                .onMany("contact.deleted.v1", Person.Deleted.class, this::forget);
    }

    @Incoming("person")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void keep(List<Received<Person.Contact>> contacts) {
        people.keep(contacts.stream().map(Received::data).map(Person::of).toList());
    }

    private void forget(List<Received<Person.Deleted>> contacts) {
        people.forget(
                contacts.stream().map(contact -> contact.data().contactId()).toList());
    }
}
