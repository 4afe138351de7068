package io.kring.messaging.directory;

import io.kring.messaging.directory.DirectoryEvents.ConsentChanged;
import io.kring.messaging.directory.DirectoryEvents.ContactDeleted;
import io.kring.messaging.directory.DirectoryEvents.Person;
import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps the directory as contacts-service tells it. */
@ApplicationScoped
public class DirectoryListener {
    private final Directory directory;
    private final Consents consents;
    private final Listener listener;

    DirectoryListener(Directory directory, Consents consents, Inbox inbox) {
        this.directory = directory;
        this.consents = consents;
        this.listener = inbox.listener("directory")
                .onMany("contact.created.v1", Person.class, this::people)
                .onMany("contact.updated.v1", Person.class, this::people)
                .onMany("contact.snapshot.v1", Person.class, this::people)
                .onMany("contact.consent-changed.v1", ConsentChanged.class, this::changes)
                .onMany("contact.deleted.v1", ContactDeleted.class, this::forget);
    }

    public Listener listener() {
        return listener;
    }

    private void people(List<Received<Person>> events) {
        directory.take(events.stream().map(Received::data).toList());
    }

    private void forget(List<Received<ContactDeleted>> events) {
        directory.forget(events.stream().map(event -> event.data().contactId()).toList());
    }

    private void changes(List<Received<ConsentChanged>> events) {
        consents.change(events.stream().map(Received::data).toList());
    }
}
