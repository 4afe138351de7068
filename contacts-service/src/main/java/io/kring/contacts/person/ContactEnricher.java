package io.kring.contacts.person;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Adds to people who are known, with a handful of statements however many they are. */
@ApplicationScoped
public class ContactEnricher {
    private final ContactReader reader;
    private final ContactWriter writer;
    private final ConsentLedger consents;
    private final Outbox outbox;

    ContactEnricher(ContactReader reader, ContactWriter writer, ConsentLedger consents, Outbox outbox) {
        this.reader = reader;
        this.writer = writer;
        this.consents = consents;
        this.outbox = outbox;
    }

    /**
     * Fails as a whole where a new address belongs to somebody else.
     *
     * @param news of each person, with addresses in canonical form
     * @param how a person who is known changes by the news: {@link Enrichment#of} or {@link Enrichment#overwriting}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enrich(Map<UUID, Person> news, BiFunction<ContactView, Person, Enrichment> how, Change by) {
        if (news.isEmpty()) {
            return;
        }
        var enrichments = reader.lock(news.keySet()).stream()
                .map(known -> how.apply(known, Objects.requireNonNull(news.get(known.contactId()))))
                .toList();
        record(enrichments, by);
        writer.update(
                enrichments.stream()
                        .filter(Enrichment::changesPerson)
                        .map(Enrichment::edit)
                        .toList(),
                by);
    }

    private void record(List<Enrichment> enrichments, Change by) {
        var now = Instant.now();
        consents.addAll(
                enrichments.stream().collect(Collectors.toMap(one -> one.known().contactId(), Enrichment::newConsents)),
                contact -> by.by(),
                now);
        var events = new ArrayList<OutboxEvent>();
        for (var one : enrichments) {
            var id = one.known().contactId();
            for (var consent : ConsentInput.last(one.newConsents(), now)) {
                events.add(OutboxEvent.of(
                        "contact", id, "contact.consent-changed.v1", ConsentChanged.of(id, consent, now)));
            }
        }
        outbox.publishAll(events);
    }
}
