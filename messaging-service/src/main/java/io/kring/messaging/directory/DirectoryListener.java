package io.kring.messaging.directory;

import io.kring.messaging.directory.DirectoryEvents.ConsentChanged;
import io.kring.messaging.directory.DirectoryEvents.ContactDeleted;
import io.kring.messaging.directory.DirectoryEvents.Merged;
import io.kring.messaging.directory.DirectoryEvents.Person;
import io.kring.messaging.directory.DirectoryEvents.Unmerged;
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
    private final ContactMerges merges;
    private final Listener listener;

    DirectoryListener(Directory directory, Consents consents, ContactMerges merges, Inbox inbox) {
        this.directory = directory;
        this.consents = consents;
        this.merges = merges;
        this.listener = inbox.listener("directory")
                .onMany("contact.created.v1", Person.class, this::people)
                .onMany("contact.updated.v1", Person.class, this::people)
                .onMany("contact.snapshot.v1", Person.class, this::people)
                .onMany("contact.consent-changed.v1", ConsentChanged.class, this::changes)
                .onMany("contact.deleted.v1", ContactDeleted.class, this::forget)
                .on("contact.merged.v1", Merged.class, this::merged)
                .on("contact.unmerged.v1", Unmerged.class, this::unmerged);
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

    /** With the survivor's consent: messages to the person are theirs now, and their own events may come later. */
    private void merged(Received<Merged> event) {
        var merged = event.data();
        directory.forget(List.of(merged.contactId()));
        if (merges.take(merged)) {
            consents.merge(merged.survivorId(), merged.consents());
        }
    }

    private void unmerged(Received<Unmerged> event) {
        var unmerged = event.data();
        if (merges.take(unmerged)) {
            consents.replace(unmerged.contactId(), unmerged.consents());
        }
    }

    private void changes(List<Received<ConsentChanged>> events) {
        consents.change(events.stream().map(Received::data).toList());
    }
}
