package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.platform.id.Ids;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes people, one or many at once, with a handful of statements however many they are. */
@ApplicationScoped
public class ContactBulk {
    /**
     * A person to be made.
     *
     * @param addresses canonical
     * @param change that makes them
     * @param traceparent of what caused it; null takes the running span
     */
    public record NewContact(
            ContactInput person,
            List<Identity> addresses,
            Change change,
            @Nullable String traceparent) {
        /** As {@link ContactReader} will show them. */
        ContactView view(UUID id, Instant now) {
            return new ContactView(
                    id,
                    0,
                    person.givenName(),
                    person.familyName(),
                    Identity.values(addresses, IdentityKind.email),
                    Identity.values(addresses, IdentityKind.phone),
                    person.city(),
                    person.country(),
                    person.language(),
                    person.preferredChannel(),
                    person.tags(),
                    ConsentInput.last(person.consents(), now).stream()
                            .map(ConsentInput::consent)
                            .toList(),
                    now,
                    now,
                    change);
        }
    }

    private final Jdbi jdbi;
    private final IdentityRepository identities;
    private final ConsentLedger consents;
    private final Outbox outbox;

    ContactBulk(Jdbi jdbi, IdentityRepository identities, ConsentLedger consents, Outbox outbox) {
        this.jdbi = jdbi;
        this.identities = identities;
        this.consents = consents;
        this.outbox = outbox;
    }

    /**
     * Fails as a whole where an address belongs to somebody.
     *
     * @return them, in order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<ContactView> create(List<NewContact> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var made = new LinkedHashMap<UUID, NewContact>();
        people.forEach(person -> made.put(Ids.next(), person));
        insert(made, now);
        identities.addAll(values(made, NewContact::addresses));
        consents.addAll(
                values(made, person -> person.person().consents()),
                id -> Objects.requireNonNull(made.get(id)).change().by(),
                now);
        var views = new ArrayList<ContactView>();
        var events = new ArrayList<OutboxEvent>();
        made.forEach((id, person) -> {
            var view = person.view(id, now);
            views.add(view);
            events.add(new OutboxEvent("contact", id, "contact.created.v1", view, person.traceparent()));
        });
        outbox.publishAll(events);
        return views;
    }

    private void insert(Map<UUID, NewContact> people, Instant now) {
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    insert into contact (tenant_id, id, version, given_name, family_name, city, country, language,
                      preferred_channel, tags, created_at, updated_at, change_id, changed_by, origin)
                    values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
            var at = now.atOffset(ZoneOffset.UTC);
            people.forEach((id, contact) -> {
                var person = contact.person();
                insert.add(
                        Tenant.current(),
                        id,
                        person.givenName(),
                        person.familyName(),
                        person.city(),
                        person.country(),
                        person.language(),
                        person.preferredChannel() == null
                                ? null
                                : person.preferredChannel().name(),
                        person.tags().toArray(String[]::new),
                        at,
                        at,
                        contact.change().id(),
                        contact.change().by(),
                        contact.change().origin().name());
            });
            insert.execute();
        });
    }

    private static <T> Map<UUID, T> values(
            Map<UUID, NewContact> people, java.util.function.Function<NewContact, T> value) {
        var values = new LinkedHashMap<UUID, T>();
        people.forEach((id, person) -> values.put(id, value.apply(person)));
        return values;
    }
}
