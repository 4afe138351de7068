package io.kring.contacts.undo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.change.Fields;
import io.kring.contacts.company.CompanyNames;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.contacts.merge.Merges;
import io.kring.contacts.merge.Uniting;
import io.kring.contacts.merge.Unmerging;
import io.kring.contacts.merge.Unmerging.Undoing;
import io.kring.contacts.permission.Visible;
import io.kring.contacts.person.Affiliation;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.person.ContactWriter.Edit;
import io.kring.contacts.person.ContactWriter.Revival;
import io.kring.contacts.person.Person;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Undoes what a change did to some people. */
@ApplicationScoped
class Reversals {
    private final ChangeSets changes;
    private final CompanyNames companies;
    private final ContactReader reader;
    private final ContactWriter writer;
    private final IdentityRepository identities;
    private final Merges merges;
    private final Uniting uniting;
    private final Unmerging unmerging;
    private final Visible visible;
    private final ObjectMapper json;

    Reversals(
            ChangeSets changes,
            CompanyNames companies,
            ContactReader reader,
            ContactWriter writer,
            IdentityRepository identities,
            Merges merges,
            Uniting uniting,
            Unmerging unmerging,
            Visible visible,
            ObjectMapper json) {
        this.changes = changes;
        this.companies = companies;
        this.reader = reader;
        this.writer = writer;
        this.identities = identities;
        this.merges = merges;
        this.uniting = uniting;
        this.unmerging = unmerging;
        this.visible = visible;
        this.json = json;
    }

    /** In the caller's transaction. */
    void undo(Tally tally, List<UUID> people) {
        reader.hold(people);
        var undoing = unmerging.begin(tally.change());
        var merged = undoing.map(Undoing::merged).orElse(Set.of());
        var now =
                reader.findAll(people).stream().collect(Collectors.toMap(ContactView::contactId, Function.identity()));
        var moved = merges.now(people);
        var survivors = new HashSet<>(unmerging.undoneBy(tally.change()).values());
        undoing.map(Undoing::survivor).ifPresent(survivors::add);
        var all = changes.steps(tally.change(), people, now);
        if (undoing.isPresent() && all.stream().anyMatch(Step::forgotten)) {
            throw Problems.conflict("id", "is of a merge of people who are not known any more as they were before it");
        }
        var steps = all.stream().collect(Collectors.groupingBy(Step::contactId));
        var removed = new ArrayList<ContactView>();
        var restored = new LinkedHashMap<UUID, Person>();
        for (var id : people) {
            var known = now.get(id);
            if (moved.containsKey(id) && !merged.contains(id)) {
                tally.add(List.of(Conflict.of(id, "contact", "was merged into contact " + moved.get(id), null)));
                continue;
            }
            var state = known == null ? null : changes.state(known);
            var reversal = Reversal.of(state, Objects.requireNonNullElse(steps.get(id), List.of()));
            tally.add(reversal.conflicts());
            var person = reversal.person();
            if (person == null && known != null) {
                removed.add(known);
            } else if (person != null
                    && !(state != null && person.equals(Fields.of(state)) && !survivors.contains(id))) {
                restored.put(id, read(person));
            }
        }
        var gone = removed.size();
        var reunited = reunite(tally, removed, now);
        writer.remove(removed, tally.by());
        var free = withoutOthersAddresses(tally, withoutGoneCompanies(tally, restored));
        var edits = edits(free, now, reunited);
        var revivals = revivals(free, now);
        undoing.ifPresent(merge -> unmerging.end(merge, revivals, tally.by()));
        writer.update(edits, tally.by());
        writer.revive(revivals, tally.by());
        tally.count(people.size(), gone, edits.size(), revivals.size());
    }

    /**
     * Who came back by the undoing of a merge that is undone now is merged again.
     *
     * @param removed are those that remain to be removed afterwards
     * @return the survivors' consent
     */
    private Map<UUID, List<Consent>> reunite(Tally tally, List<ContactView> removed, Map<UUID, ContactView> now) {
        var into = unmerging.undoneBy(tally.change());
        var bySurvivor = removed.stream()
                .filter(person -> into.containsKey(person.contactId()))
                .collect(Collectors.groupingBy(person -> Objects.requireNonNull(into.get(person.contactId()))));
        var consents = new HashMap<UUID, List<Consent>>();
        bySurvivor.forEach((survivor, others) -> {
            var known = now.get(survivor);
            if (known == null) {
                throw Problems.conflict("id", "has undone a merge into " + survivor + ", who is not there any more");
            }
            consents.put(survivor, uniting.unite(known, others, tally.by()).consents());
            removed.removeAll(others);
        });
        return consents;
    }

    private static List<Edit> edits(
            Map<UUID, Person> people, Map<UUID, ContactView> now, Map<UUID, List<Consent>> consents) {
        return people.entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(now.get(entry.getKey()))
                        .map(known -> new Edit(
                                known, entry.getValue(), consents.getOrDefault(known.contactId(), known.consents()))))
                .toList();
    }

    private List<Revival> revivals(Map<UUID, Person> people, Map<UUID, ContactView> now) {
        var gone = new HashMap<>(people);
        gone.keySet().removeAll(now.keySet());
        return changes.ends(gone.keySet()).stream()
                .map(end -> new Revival(
                        end.contactId(),
                        end.version() + 1,
                        end.createdAt(),
                        Objects.requireNonNull(gone.get(end.contactId()))))
                .toList();
    }

    private Map<UUID, Person> withoutGoneCompanies(Tally tally, Map<UUID, Person> people) {
        var there = companies.stillThere(people);
        people.forEach((id, person) -> {
            var left = Objects.requireNonNull(there.get(id)).companies().stream()
                    .map(Affiliation::companyId)
                    .toList();
            person.companies().stream()
                    .map(Affiliation::companyId)
                    .filter(company -> !left.contains(company))
                    .forEach(gone -> tally.add(
                            List.of(Conflict.of(id, "companies", "does not exist any more", String.valueOf(gone)))));
        });
        return there;
    }

    /** An address that was somebody's before and is somebody else's now stays where it is. */
    private Map<UUID, Person> withoutOthersAddresses(Tally tally, Map<UUID, Person> people) {
        var all = new LinkedHashSet<Identity>();
        people.values().forEach(person -> all.addAll(person.identities()));
        var owners = identities.owners(all);
        var free = new LinkedHashMap<UUID, Person>();
        people.forEach((id, person) -> {
            var own = person.identities().stream()
                    .filter(identity ->
                            isFree(identity, id, owners.get(identity), people) || isShared(person, identity))
                    .toList();
            for (var identity : person.identities()) {
                if (!own.contains(identity)) {
                    tally.add(List.of(taken(id, identity, Objects.requireNonNull(owners.get(identity)))));
                }
            }
            free.put(id, person.withIdentities(own));
        });
        return free;
    }

    private static boolean isFree(Identity identity, UUID wants, @Nullable UUID owner, Map<UUID, Person> people) {
        var after = owner == null ? null : people.get(owner);
        return owner == null
                || owner.equals(wants)
                || after != null && (!after.identities().contains(identity) || isShared(after, identity));
    }

    private static boolean isShared(Person person, Identity identity) {
        return person.shared().contains(identity.value());
    }

    private Conflict taken(UUID contact, Identity identity, UUID owner) {
        var shown = visible.is(owner) ? "contact " + owner : "somebody whom you may not see";
        return Conflict.of(contact, identity.kind().field(), "belongs to " + shown + " now", identity.value());
    }

    private Person read(ObjectNode person) {
        try {
            return json.treeToValue(person, Person.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A version that is not a person", e);
        }
    }
}
