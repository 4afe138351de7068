package io.kring.contacts.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Change;
import io.kring.contacts.change.Versions;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.identity.Holding;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.contacts.permission.Access;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and deletes people, one or many at once, with a handful of statements however many they are: keeps what
 * they were and tells the other services. People are given with their addresses in canonical form.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ContactWriter {
    /**
     * A person to be made.
     *
     * @param contactId nobody has or had it
     * @param change that makes them
     * @param traceparent of what caused it; null takes the running span
     */
    public record NewContact(
            UUID contactId,
            Person person,
            Change change,
            @Nullable String traceparent) {
        public NewContact(Person person, Change change, @Nullable String traceparent) {
            this(Ids.next(), person, change, traceparent);
        }

        /** As {@link ContactReader} will show them. */
        public ContactView view(Instant now) {
            var consents = ConsentInput.last(person.consents(), now).stream()
                    .map(ConsentInput::consent)
                    .toList();
            return new ContactView(contactId, 0, person.withConsents(List.of()), consents, now, now, change);
        }
    }

    /**
     * A person to be changed.
     *
     * @param known as they are, held by the caller's transaction
     * @param person as they will be
     * @param consents the present state, which the change does not touch
     */
    public record Edit(ContactView known, Person person, List<Consent> consents) {
        public Edit(ContactView known, Person person) {
            this(known, person, known.consents());
        }

        private ContactView view(Instant now, Change by) {
            return new ContactView(
                    known.contactId(), known.version() + 1, person, consents, known.createdAt(), now, by);
        }

        private boolean changesAddresses() {
            return !person.identities().equals(known.person().identities())
                    || !person.shared().equals(known.person().shared());
        }

        private boolean changesCompanies() {
            return !person.companies().equals(known.person().companies());
        }
    }

    /**
     * A person who was deleted and comes back.
     *
     * @param version after the last one
     */
    public record Revival(UUID contactId, int version, Instant createdAt, Person person) {}

    /**
     * The event {@code contact.deleted.v1}.
     *
     * @param version the last one, which has no state
     */
    record ContactDeleted(UUID contactId, int version, Instant deletedAt, Change change) {}

    private final Jdbi jdbi;
    private final ContactColumns columns;
    private final IdentityRepository identities;
    private final AffiliationRepository affiliations;
    private final ConsentLedger consents;
    private final Versions versions;
    private final Outbox outbox;
    private final Event<PeopleWritten> written;
    private final ObjectMapper json;

    ContactWriter(
            Jdbi jdbi,
            ContactColumns columns,
            IdentityRepository identities,
            AffiliationRepository affiliations,
            ConsentLedger consents,
            Versions versions,
            Outbox outbox,
            Event<PeopleWritten> written,
            ObjectMapper json) {
        this.jdbi = jdbi;
        this.columns = columns;
        this.identities = identities;
        this.affiliations = affiliations;
        this.consents = consents;
        this.versions = versions;
        this.outbox = outbox;
        this.written = written;
        this.json = json;
    }

    /**
     * Fails as a whole where an address belongs to somebody.
     *
     * @return them, in order
     */
    public List<ContactView> create(List<NewContact> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        var now = now();
        var made = new LinkedHashMap<UUID, NewContact>();
        people.forEach(person -> made.put(person.contactId(), person));
        var views = people.stream().map(person -> person.view(now)).toList();
        insert(views);
        identities.add(holdings(views));
        affiliations.add(views);
        var given = new LinkedHashMap<UUID, List<ConsentInput>>();
        made.forEach((id, person) -> given.put(id, person.person().consents()));
        consents.addAll(
                given, id -> Objects.requireNonNull(made.get(id)).change().by(), now);
        publish("contact.created.v1", views, people);
        written.fire(new PeopleWritten(List.of(), views));
        return views;
    }

    /**
     * Fails as a whole where a new address belongs to somebody else, or a field changes that the asker must not change.
     *
     * @return them as they are now, in order
     */
    public List<ContactView> update(Collection<Edit> edits, Change by) {
        if (edits.isEmpty()) {
            return List.of();
        }
        checkFields(edits);
        var now = now();
        versions.keep(edits.stream().map(Edit::known).toList());
        var views = edits.stream().map(edit -> edit.view(now, by)).toList();
        update(views);
        var moved = new ArrayList<ContactView>();
        var elsewhere = new ArrayList<ContactView>();
        var view = views.iterator();
        for (var edit : edits) {
            var person = view.next();
            if (edit.changesAddresses()) {
                moved.add(person);
            }
            if (edit.changesCompanies()) {
                elsewhere.add(person);
            }
        }
        identities.replace(moved.stream().map(ContactView::contactId).toList(), holdings(moved));
        affiliations.replace(elsewhere);
        outbox.publishAll(updated(views));
        written.fire(new PeopleWritten(edits.stream().map(Edit::known).toList(), views));
        return views;
    }

    private void checkFields(Collection<Edit> edits) {
        var grants = Access.current();
        if (!grants.limits().isEmpty()) {
            edits.forEach(edit ->
                    grants.requireChanges(json.valueToTree(edit.known().person()), json.valueToTree(edit.person())));
        }
    }

    /** Brings people back under their old ids; fails as {@link #create} does. */
    public void revive(List<Revival> people, Change by) {
        if (people.isEmpty()) {
            return;
        }
        var now = now();
        var views = people.stream()
                .map(one -> new ContactView(
                        one.contactId(),
                        one.version(),
                        one.person(),
                        consents.at(one.contactId(), now),
                        one.createdAt(),
                        now,
                        by))
                .toList();
        insert(views);
        identities.add(holdings(views));
        affiliations.add(views);
        outbox.publishAll(updated(views));
        written.fire(new PeopleWritten(List.of(), views));
    }

    /**
     * Their addresses become free; their versions and the proof of their consent stay.
     *
     * @param people held by the caller's transaction
     */
    public void remove(Collection<ContactView> people, Change by) {
        if (people.isEmpty()) {
            return;
        }
        var now = now();
        takeAway(people, now, by);
        outbox.publishAll(people.stream()
                .map(person -> OutboxEvent.of(
                        "contact",
                        person.contactId(),
                        "contact.deleted.v1",
                        new ContactDeleted(person.contactId(), person.version() + 1, now, by)))
                .toList());
    }

    /**
     * As {@link #remove}, of people for whom somebody else stands from now on: what is told of that is the caller's.
     *
     * @param now the time of it
     */
    public void takeAway(Collection<ContactView> people, Instant now, Change by) {
        versions.end(people, now, by);
        jdbi.useHandle(handle -> handle.execute(
                "delete from contact where tenant_id = ? and id = any(?)",
                Tenant.current(),
                people.stream().map(ContactView::contactId).toArray(UUID[]::new)));
        written.fire(new PeopleWritten(List.copyOf(people), List.of()));
    }

    private void publish(String type, List<ContactView> views, List<NewContact> people) {
        var events = new ArrayList<OutboxEvent>();
        for (var place = 0; place < views.size(); place++) {
            var view = views.get(place);
            var traceparent = people.get(place).traceparent();
            events.add(new OutboxEvent("contact", view.contactId(), type, view, traceparent));
        }
        outbox.publishAll(events);
    }

    private static List<OutboxEvent> updated(List<ContactView> views) {
        return views.stream()
                .map(view -> OutboxEvent.of("contact", view.contactId(), "contact.updated.v1", view))
                .toList();
    }

    private void insert(List<ContactView> views) {
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("insert into contact (" + columns.names()
                    + ", version, created_at, updated_at, change_id, changed_by, origin, tenant_id, id) values ("
                    + columns.places() + ", ?, ?, ?, ?, ?, ?, ?, ?)");
            for (var view : views) {
                insert.add(parameters(view, view.version(), view.createdAt().atOffset(ZoneOffset.UTC)));
            }
            insert.execute();
        });
    }

    private void update(List<ContactView> views) {
        jdbi.useHandle(handle -> {
            var update = handle.prepareBatch("update contact set " + columns.assignments()
                    + ", version = ?, updated_at = ?, change_id = ?, changed_by = ?, origin = ?"
                    + " where tenant_id = ? and id = ?");
            views.forEach(view -> update.add(parameters(view, view.version())));
            update.execute();
        });
    }

    private @Nullable Object[] parameters(ContactView view, Object... before) {
        var change = Objects.requireNonNull(view.change());
        var parameters = new ArrayList<@Nullable Object>(columns.values(view.person()));
        parameters.addAll(Arrays.asList(before));
        parameters.add(view.updatedAt().atOffset(ZoneOffset.UTC));
        parameters.add(change.id());
        parameters.add(change.by());
        parameters.add(change.origin().name());
        parameters.add(Tenant.current());
        parameters.add(view.contactId());
        return parameters.toArray();
    }

    private static List<Holding> holdings(List<ContactView> people) {
        var holdings = new ArrayList<Holding>();
        for (var view : people) {
            var rank = 0;
            for (var identity : view.person().identities()) {
                var shared = view.person().shared().contains(identity.value());
                holdings.add(new Holding(view.contactId(), identity, rank++, shared));
            }
        }
        return holdings;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
