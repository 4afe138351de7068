package io.kring.contacts.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Fields;
import io.kring.contacts.change.Origin;
import io.kring.contacts.change.Trial;
import io.kring.contacts.merge.MergeReceipt.Moved;
import io.kring.contacts.merge.Merging.Known;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.person.ContactWriter.Edit;
import io.kring.contacts.person.Person;
import io.kring.platform.http.ETags;
import io.kring.platform.id.Ids;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Makes several people one, in one transaction: of the person, of their consent, and of all that is told to other services. */
@ApplicationScoped
class MergeService {
    private final ContactReader reader;
    private final ContactWriter writer;
    private final References references;
    private final Merges merges;
    private final Uniting uniting;
    private final ObjectMapper json;

    MergeService(
            ContactReader reader,
            ContactWriter writer,
            References references,
            Merges merges,
            Uniting uniting,
            ObjectMapper json) {
        this.reader = reader;
        this.writer = writer;
        this.references = references;
        this.merges = merges;
        this.uniting = uniting;
        this.json = json;
    }

    /**
     * @param ifMatch the survivor's ETag; a dry run does without
     * @param dryRun does it all and takes it back, so that the receipt is that of doing it
     */
    MergeReceipt merge(UUID survivor, @Nullable String ifMatch, MergeInput input, String by, boolean dryRun) {
        var change = new Change(Ids.next(), by, Origin.merge);
        var grants = Access.current();
        Objects.requireNonNullElse(input.choose(), Map.<String, UUID>of())
                .keySet()
                .forEach(grants::requireChange);
        // What follows for fields and for people who name one of them is not the asker's doing
        return Trial.call(
                dryRun, () -> Access.asService(() -> merge(survivor, ifMatch, input, change, dryRun, grants)));
    }

    private MergeReceipt merge(
            UUID id, @Nullable String ifMatch, MergeInput input, Change by, boolean dryRun, Grants grants) {
        var ids = others(id, input);
        var naming = references.to(ids);
        var held = reader
                .lock(Stream.of(List.of(id), ids, naming)
                        .flatMap(people -> people.stream())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(ContactView::contactId, Function.identity()));
        var survivor = held.get(id);
        if (survivor == null || !grants.sees(survivor.person().owner())) {
            throw merges.missing(id);
        }
        if (!dryRun || ifMatch != null) {
            ETags.check(ifMatch, survivor.version());
        }
        var others = input.merge().stream()
                .map(other -> checked(other, held, dryRun, grants))
                .sorted(Comparator.comparing(ContactView::updatedAt).reversed())
                .toList();
        var merging = Merging.of(
                Stream.concat(Stream.of(survivor), others.stream())
                        .map(person -> new Known(person.contactId(), fields(person)))
                        .toList(),
                Objects.requireNonNullElse(input.choose(), Map.of()),
                references.fields());

        var entries = merges.timelineEntries(ids);
        var activities = merges.activities(ids);
        var united = uniting.unite(survivor, others, by);
        var edits = new ArrayList<Edit>();
        edits.add(new Edit(survivor, read(merging.person()), united.consents()));
        naming.stream()
                .flatMap(person -> Stream.ofNullable(held.get(person)))
                .map(person -> new Edit(person, references.moved(person.person(), ids, id)))
                .forEach(edits::add);
        var contact = writer.update(edits, by).getFirst();
        return new MergeReceipt(
                by.id(),
                dryRun,
                contact,
                others,
                merging.fields(),
                new Moved(entries, activities, united.copied(), naming.size()));
    }

    private static Set<UUID> others(UUID survivor, MergeInput input) {
        var ids = new LinkedHashSet<UUID>();
        for (var other : input.merge()) {
            if (other.contactId().equals(survivor)) {
                throw Problems.badRequest("merge", "has " + survivor + ", into whom the others are merged");
            }
            if (!ids.add(other.contactId())) {
                throw Problems.badRequest("merge", "has " + other.contactId() + " twice");
            }
        }
        return ids;
    }

    /** Nobody merges whom they have not seen. */
    private ContactView checked(MergeInput.Other other, Map<UUID, ContactView> held, boolean dryRun, Grants grants) {
        var person = held.get(other.contactId());
        if (person == null || !grants.sees(person.person().owner())) {
            throw Problems.unprocessable(
                    "merge",
                    "has " + other.contactId() + ", who "
                            + merges.now(other.contactId())
                                    .filter(now -> grants.seesAll())
                                    .map(now -> "was merged into " + now)
                                    .orElse("is no contact"));
        }
        var version = other.version();
        if (version == null && !dryRun) {
            throw Problems.badRequest("merge", "needs the version that was read of " + other.contactId());
        }
        if (version != null && version != person.version()) {
            throw Problems.conflict(
                    "merge",
                    "has version " + version + " of " + other.contactId() + ", who is now at version "
                            + person.version() + "; read them again");
        }
        return person;
    }

    private ObjectNode fields(ContactView person) {
        try {
            return Fields.of(json.readTree(json.writeValueAsBytes(person)));
        } catch (IOException e) {
            throw new IllegalStateException("A person who cannot be written as JSON", e);
        }
    }

    private Person read(ObjectNode person) {
        try {
            return json.treeToValue(person, Person.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was merged is not a person", e);
        }
    }
}
