package io.kring.contacts.importing;

import io.kring.contacts.change.Change;
import io.kring.contacts.erased.ErasedPeople;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.importing.Matching.Decision;
import io.kring.contacts.importing.row.ImportedRow;
import io.kring.contacts.job.Rejection;
import io.kring.contacts.permission.Access;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter.NewContact;
import io.kring.contacts.person.Person;
import io.kring.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stores the rows of a chunk as people. */
@ApplicationScoped
class RowStore {
    /** What became of the rows. */
    record Outcome(int created, int updated, int duplicate, List<Rejection> rejections) {}

    private final ErasedPeople erased;

    RowStore(ErasedPeople erased) {
        this.erased = erased;
    }

    /** @param people who are known, and whom the rows change */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome store(List<ImportedRow> rows, ImportPlan plan, KnownPeople people, Change by) {
        var created = 0;
        var updated = 0;
        var duplicate = 0;
        var rejections = new ArrayList<Rejection>();
        var free = people.free(rows.stream()
                .map(ImportedRow::contactId)
                .filter(Objects::nonNull)
                .toList());
        var read = withCompanies(rows, people);
        var gone = erased(read);
        for (var waiting = read; !waiting.isEmpty(); ) {
            var creates = new ArrayList<NewContact>();
            var updates = new HashMap<UUID, Person>();
            var later = new ArrayList<ImportedRow>();
            var matching = matching(waiting, plan.onMatch(), people);
            for (var row : waiting) {
                switch (matching.decide(row)) {
                    case Decision.Create create
                    when gone.containsKey(row) ->
                        rejections.add(Rejection.of(row.line(), "row", gone.get(row), row.cells()));
                    case Decision.Create create -> creates.add(made(row, free, by));
                    case Decision.Update update -> updates.put(update.contact(), row.person());
                    case Decision.Duplicate nothingNew -> duplicate++;
                    case Decision.Reject refused ->
                        rejections.add(Rejection.of(row.line(), "row", refused.reason(), row.cells()));
                    case Decision.Later wait -> later.add(row);
                }
            }
            people.enrich(updates, plan.onMatch()::change, by);
            people.create(creates, plan.reviewDuplicates());
            created += creates.size();
            updated += updates.size();
            waiting = later;
        }
        return new Outcome(created, updated, duplicate, rejections);
    }

    /** Rows of people who were erased, unless they are known again: no file brings them back, nor the consent that it tells of. */
    private Map<ImportedRow, String> erased(List<ImportedRow> rows) {
        var addresses = rows.stream()
                .flatMap(row -> row.person().identities().stream())
                .map(Identity::value)
                .toList();
        var ids = erased.among(rows.stream()
                .map(ImportedRow::contactId)
                .filter(Objects::nonNull)
                .toList());
        var times = erased.when(addresses);
        var gone = new IdentityHashMap<ImportedRow, String>();
        for (var row : rows) {
            var isErased = row.contactId() != null && ids.contains(row.contactId())
                    || row.person().identities().stream().map(Identity::value).anyMatch(times::containsKey);
            if (isErased) {
                gone.put(row, "is somebody who was erased; add them by hand if they want to be known again");
            }
        }
        return gone;
    }

    private static List<ImportedRow> withCompanies(List<ImportedRow> rows, KnownPeople people) {
        var found = people.withCompanies(rows.stream().map(ImportedRow::person).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(place -> {
                    var row = rows.get(place);
                    return new ImportedRow(row.line(), row.contactId(), found.get(place), row.cells());
                })
                .toList();
    }

    /** With their old id, unless somebody has or had it. */
    private static NewContact made(ImportedRow row, Set<UUID> free, Change by) {
        var id = row.contactId() != null && free.remove(row.contactId()) ? row.contactId() : Ids.next();
        var person = row.person();
        var owner = Access.current().owner(person.owner()).orElse(null);
        return new NewContact(id, person.withOwner(owner), by, null);
    }

    private static Matching matching(List<ImportedRow> rows, OnMatch onMatch, KnownPeople people) {
        var owners =
                people.owners(rows.stream().flatMap(row -> row.marks().stream()).collect(Collectors.toSet()));
        var known = people.find(new HashSet<>(owners.values())).stream()
                .collect(Collectors.toMap(ContactView::contactId, Function.identity()));
        return new Matching(owners, known, onMatch, Access.current());
    }
}
