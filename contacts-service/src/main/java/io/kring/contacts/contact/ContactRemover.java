package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Versions;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Deletes people. Their addresses become free; their versions and the proof of their consent stay. */
@ApplicationScoped
public class ContactRemover {
    /**
     * The event {@code contact.deleted.v1}.
     *
     * @param version the last one, which has no state
     */
    record ContactDeleted(UUID contactId, int version, Instant deletedAt, Change change) {}

    private final Jdbi jdbi;
    private final Versions versions;
    private final Outbox outbox;

    ContactRemover(Jdbi jdbi, Versions versions, Outbox outbox) {
        this.jdbi = jdbi;
        this.versions = versions;
        this.outbox = outbox;
    }

    /** @param people held by the caller's transaction */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(Collection<ContactView> people, Change by) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        versions.end(people, now, by);
        jdbi.useHandle(handle -> handle.execute(
                "delete from contact where tenant_id = ? and id = any(?)",
                Tenant.current(),
                people.stream().map(ContactView::contactId).toArray(UUID[]::new)));
        outbox.publishAll(people.stream()
                .map(person -> OutboxEvent.of(
                        "contact",
                        person.contactId(),
                        "contact.deleted.v1",
                        new ContactDeleted(person.contactId(), person.version() + 1, now, by)))
                .toList());
    }
}
