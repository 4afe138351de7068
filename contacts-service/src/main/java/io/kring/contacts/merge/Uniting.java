package io.kring.contacts.merge;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.merge.MergeEvents.ConsentSince;
import io.kring.contacts.merge.MergeEvents.ContactMerged;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What there is to do for a merge besides the survivor's fields: consent, who stands for whom, and what others are told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Uniting {
    /**
     * People who have become one.
     *
     * @param consents the survivor's from now on, to be told with the rest of the person
     * @param copied how many entries of the others' ledgers
     */
    public record United(List<Consent> consents, int copied) {}

    private final ContactWriter writer;
    private final Merges merges;
    private final MergedLedger ledger;
    private final Outbox outbox;

    Uniting(ContactWriter writer, Merges merges, MergedLedger ledger, Outbox outbox) {
        this.writer = writer;
        this.merges = merges;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * Takes the others away; what the survivor gains of them is the caller's to write afterwards.
     *
     * @param others at least one, held by the caller's transaction, as the survivor is
     */
    public United unite(ContactView survivor, List<ContactView> others, Change by) {
        var id = survivor.contactId();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var copied =
                ledger.unite(id, others.stream().map(ContactView::contactId).toList(), now);
        var consents = ledger.present(id);
        merges.add(others.stream()
                .map(other -> new Merge(other.contactId(), id, id, by.id(), now, by.by(), null, null))
                .toList());
        writer.takeAway(others, now, by);
        outbox.publishAll(others.stream()
                .map(other -> OutboxEvent.of(
                        "contact", other.contactId(), "contact.merged.v1", merged(other, id, consents, now, by)))
                .toList());
        ledger.publishNews(id, survivor.consents());
        return new United(consents.stream().map(ConsentSince::consent).toList(), copied);
    }

    private static ContactMerged merged(
            ContactView person, UUID survivor, List<ConsentSince> consents, Instant now, Change by) {
        var name = MergeEvents.name(person.person());
        return new ContactMerged(person.contactId(), person.version() + 1, name, survivor, consents, now, by);
    }
}
