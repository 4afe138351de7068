package io.kring.contacts.merge;

import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentEntry;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.merge.MergeEvents.ConsentSince;
import io.kring.contacts.person.ConsentChanged;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * The consent of who was merged, copied into the survivor's ledger, whose present state then follows from all of them. A copy
 * keeps the time of its original also in its id, so that entries of the same moment count in the order in which they were recorded.
 */
@ApplicationScoped
class MergedLedger {
    private static final String COPY = """
            insert into consent_entry (tenant_id, id, contact_id, channel, purpose, state, source, text, ip, occurred_at,
              recorded_by, merged_from, merged_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Jdbi jdbi;
    private final ConsentLedger ledger;
    private final Outbox outbox;

    MergedLedger(Jdbi jdbi, ConsentLedger ledger, Outbox outbox) {
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /** The present states of a person. */
    List<ConsentSince> present(UUID contact) {
        var states = new TreeMap<String, ConsentSince>();
        ledger.entries(contact)
                .forEach(entry -> states.putIfAbsent(entry.channel() + " " + entry.purpose(), ConsentSince.of(entry)));
        return List.copyOf(states.values());
    }

    /** Tells of what is another state than before. */
    void publishNews(UUID contact, List<Consent> before) {
        var told = new LinkedHashSet<String>();
        for (var entry : ledger.entries(contact)) {
            var state = ConsentSince.of(entry).consent();
            if (told.add(state.channel() + " " + state.purpose()) && !before.contains(state)) {
                var news = new ConsentChanged(
                        contact, state.channel(), state.purpose(), state.state(), entry.source(), entry.occurredAt());
                outbox.publish("contact", contact, "contact.consent-changed.v1", news);
            }
        }
    }

    /** @return how many entries there were to copy */
    int unite(UUID survivor, Collection<UUID> merged, Instant now) {
        var copied = 0;
        for (var id : merged) {
            // What was copied from the survivor when an earlier merge was undone is in their ledger already
            copied += copy(id, survivor, now, entry -> !survivor.equals(entry.mergedFrom()));
        }
        return copied;
    }

    /** Takes the copies out of the survivor's ledger; who withdrew since the merge has done so as each of them. */
    void separate(List<Merge> merges, Instant now) {
        for (var merge : merges) {
            jdbi.useHandle(handle -> handle.execute(
                    "delete from consent_entry where tenant_id = ? and contact_id = ? and merged_from = ?",
                    Tenant.current(),
                    merge.survivorId(),
                    merge.mergedId()));
            copy(
                    merge.survivorId(),
                    merge.mergedId(),
                    now,
                    entry -> entry.state() == ConsentState.withdrawn && isSince(merge, entry));
        }
    }

    /** Ids are in the order in which they were made. */
    private static boolean isSince(Merge merge, ConsentEntry entry) {
        return entry.id().toString().compareTo(merge.changeId().toString()) > 0;
    }

    private int copy(UUID from, UUID to, Instant now, Predicate<ConsentEntry> which) {
        var entries = ledger.entries(from).stream().filter(which).toList();
        if (entries.isEmpty()) {
            return 0;
        }
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch(COPY);
            for (var entry : entries) {
                insert.add(
                        Tenant.current(),
                        new UUID(entry.id().getMostSignificantBits(), Ids.next().getLeastSignificantBits()),
                        to,
                        entry.channel().name(),
                        entry.purpose().name(),
                        entry.state().name(),
                        entry.source(),
                        entry.text(),
                        entry.ip(),
                        entry.occurredAt().atOffset(ZoneOffset.UTC),
                        entry.recordedBy(),
                        from,
                        now.atOffset(ZoneOffset.UTC));
            }
            insert.execute();
        });
        return entries.size();
    }
}
