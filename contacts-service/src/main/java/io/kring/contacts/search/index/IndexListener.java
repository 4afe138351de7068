package io.kring.contacts.search.index;

import io.kring.platform.event.Received;
import io.kring.platform.inbox.Inbox;
import io.kring.platform.inbox.Listener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Lets people be found by what they are now, when it is told that they were made, changed or deleted, or their company was. */
@ApplicationScoped
public class IndexListener {
    private static final int LOT = 1_000;

    /** Whom an event is about; what they are now is read. */
    record PersonTold(UUID contactId) {}

    record CompanyTold(UUID companyId) {}

    private final PersonIndex index;
    private final Inbox inbox;
    private final Listener listener;

    IndexListener(PersonIndex index, Inbox inbox) {
        this.index = index;
        this.inbox = inbox;
        this.listener = inbox.listener("search")
                .onMany("contact.created.v1", PersonTold.class, this::refresh)
                .onMany("contact.updated.v1", PersonTold.class, this::refresh)
                .onMany("contact.deleted.v1", PersonTold.class, this::refresh)
                .onMany("contact.merged.v1", PersonTold.class, this::refresh)
                .onMany("company.updated.v1", CompanyTold.class, this::refreshPeople);
    }

    @Incoming("search")
    @Blocking
    public void receive(ConsumerRecords<String, byte[]> records) {
        inbox.receive(listener, records);
    }

    private void refresh(List<Received<PersonTold>> events) {
        refreshAll(events.stream()
                .map(event -> event.data().contactId())
                .distinct()
                .toList());
    }

    private void refreshPeople(List<Received<CompanyTold>> events) {
        refreshAll(index.peopleOf(
                events.stream().map(event -> event.data().companyId()).toList()));
    }

    private void refreshAll(Collection<UUID> people) {
        var all = new ArrayList<>(people);
        for (var from = 0; from < all.size(); from += LOT) {
            index.refresh(all.subList(from, Math.min(from + LOT, all.size())));
        }
    }
}
