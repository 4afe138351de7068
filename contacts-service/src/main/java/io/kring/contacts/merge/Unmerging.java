package io.kring.contacts.merge;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.merge.MergeEvents.ConsentSince;
import io.kring.contacts.merge.MergeEvents.ContactUnmerged;
import io.kring.contacts.merge.MergeEvents.ContactUnmerged.Restored;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactWriter.Revival;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What there is to undo of a merge besides the people themselves: consent, who stands for whom, and what others were told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Unmerging {
    /**
     * A merge that is being undone.
     *
     * @param before the survivor's consent until now
     */
    public record Undoing(List<Merge> merges, List<Consent> before, Instant now) {
        public Set<UUID> merged() {
            return merges.stream().map(Merge::mergedId).collect(Collectors.toSet());
        }

        public UUID survivor() {
            return merges.getFirst().survivorId();
        }
    }

    private final Merges merges;
    private final MergedLedger ledger;
    private final ContactReader reader;
    private final Outbox outbox;

    Unmerging(Merges merges, MergedLedger ledger, ContactReader reader, Outbox outbox) {
        this.merges = merges;
        this.ledger = ledger;
        this.reader = reader;
        this.outbox = outbox;
    }

    /** Whom a change has brought back by undoing a merge, and into whom they were merged. */
    public Map<UUID, UUID> undoneBy(UUID change) {
        return merges.undoneBy(change).stream().collect(Collectors.toMap(Merge::mergedId, Merge::survivorId));
    }

    /**
     * Takes consent apart, where this change is a merge that was not undone; its people are held by the caller's transaction, and
     * are to be read after this.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where the survivor was merged, too: that is to be undone first
     */
    public Optional<Undoing> begin(UUID change) {
        var undone = merges.hold(change);
        if (undone.isEmpty()) {
            return Optional.empty();
        }
        var survivor = undone.getFirst().survivorId();
        merges.change(survivor).ifPresent(later -> {
            throw Problems.conflict(
                    "id", "is of a merge into " + survivor + ", who was merged, too: undo that first, change " + later);
        });
        var before =
                ledger.present(survivor).stream().map(ConsentSince::consent).toList();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ledger.separate(undone, now);
        return Optional.of(new Undoing(undone, before, now));
    }

    /**
     * Who was merged is on their own from now on: tells so, before more is told of them.
     *
     * @param revivals of everybody who comes back
     */
    public void end(Undoing undoing, List<Revival> revivals, Change by) {
        var survivor = undoing.survivor();
        merges.undo(undoing.merges().getFirst().changeId(), by, undoing.now());
        var restored = revivals.stream()
                .filter(revival -> undoing.merged().contains(revival.contactId()))
                .map(revival ->
                        new Restored(revival.contactId(), revival.version(), MergeEvents.name(revival.person())))
                .toList();
        outbox.publish(
                "contact",
                survivor,
                "contact.unmerged.v1",
                new ContactUnmerged(survivor, restored, ledger.present(survivor), undoing.now(), by));
        if (reader.find(survivor).isPresent()) {
            ledger.publishNews(survivor, undoing.before());
        }
    }
}
