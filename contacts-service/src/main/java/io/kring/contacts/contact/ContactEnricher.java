package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Versions;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Adds to people who are known, with a handful of statements however many they are. */
@ApplicationScoped
public class ContactEnricher {
    private final ContactReader reader;
    private final Jdbi jdbi;
    private final IdentityRepository identities;
    private final ConsentLedger consents;
    private final Versions versions;
    private final Outbox outbox;

    ContactEnricher(
            ContactReader reader,
            Jdbi jdbi,
            IdentityRepository identities,
            ConsentLedger consents,
            Versions versions,
            Outbox outbox) {
        this.reader = reader;
        this.jdbi = jdbi;
        this.identities = identities;
        this.consents = consents;
        this.versions = versions;
        this.outbox = outbox;
    }

    /**
     * Fails as a whole where a new address belongs to somebody else.
     *
     * @param news of each person, with addresses in canonical form
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enrich(Map<UUID, ContactInput> news, Change by) {
        if (news.isEmpty()) {
            return;
        }
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var enrichments = reader.lock(news.keySet()).stream()
                .map(known -> Enrichment.of(known, Objects.requireNonNull(news.get(known.contactId()))))
                .toList();
        var changes = enrichments.stream().filter(Enrichment::changesPerson).toList();
        versions.keep(changes.stream().map(Enrichment::known).toList());
        update(changes, by, now);
        identities.addAll(values(changes, Enrichment::newAddresses), values(changes, Enrichment::knownAddresses)::get);
        consents.addAll(values(enrichments, one -> one.merged().consents()), contact -> by.by(), now);
        publish(enrichments, by, now);
    }

    private void update(List<Enrichment> changes, Change by, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            var update = handle.prepareBatch("""
                    update contact set version = version + 1, given_name = ?, family_name = ?, city = ?, country = ?,
                      language = ?, preferred_channel = ?, tags = ?, updated_at = ?, change_id = ?, changed_by = ?, origin = ?
                    where tenant_id = ? and id = ?""");
            for (var change : changes) {
                var person = change.merged();
                update.add(
                        person.givenName(),
                        person.familyName(),
                        person.city(),
                        person.country(),
                        person.language(),
                        person.preferredChannel() == null
                                ? null
                                : person.preferredChannel().name(),
                        person.tags().toArray(String[]::new),
                        now.atOffset(ZoneOffset.UTC),
                        by.id(),
                        by.by(),
                        by.origin().name(),
                        Tenant.current(),
                        change.known().contactId());
            }
            update.execute();
        });
    }

    private void publish(List<Enrichment> enrichments, Change by, Instant now) {
        var events = new ArrayList<OutboxEvent>();
        for (var one : enrichments) {
            var id = one.known().contactId();
            for (var consent : ConsentInput.last(one.merged().consents(), now)) {
                events.add(OutboxEvent.of(
                        "contact", id, "contact.consent-changed.v1", ConsentChanged.of(id, consent, now)));
            }
            if (one.changesPerson()) {
                events.add(OutboxEvent.of("contact", id, "contact.updated.v1", one.view(by, now)));
            }
        }
        outbox.publishAll(events);
    }

    private static <T> Map<UUID, T> values(List<Enrichment> enrichments, Function<Enrichment, T> value) {
        return enrichments.stream().collect(Collectors.toMap(one -> one.known().contactId(), value));
    }
}
