package io.kring.contacts.contact;

import io.kring.contacts.change.Change;
import io.kring.contacts.change.Versions;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.contact.ContactBulk.NewContact;
import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.contacts.identity.Phones;
import io.kring.platform.database.GroupCommit;
import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import io.kring.platform.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes and changes people, and tells the other services. */
@ApplicationScoped
public class ContactService {
    private static final int SNAPSHOT = 500;

    /** Whose people are made together: another user's do not wait for those that an import of this user holds up. */
    private record Maker(String tenant, String by) {}

    private final ContactRepository contacts;
    private final GroupCommit<Maker, NewContact, ContactView> creates;
    private final ContactReader reader;
    private final IdentityRepository identities;
    private final ConsentLedger consents;
    private final Versions versions;
    private final ContactRemover remover;
    private final Outbox outbox;
    private final String homeRegion;

    ContactService(
            ContactRepository contacts,
            ContactBulk bulk,
            ContactReader reader,
            IdentityRepository identities,
            ConsentLedger consents,
            Versions versions,
            ContactRemover remover,
            Outbox outbox,
            @ConfigProperty(name = "kring.home-region", defaultValue = "NL") String homeRegion) {
        this.contacts = contacts;
        this.creates = new GroupCommit<>((maker, people) -> bulk.create(people));
        this.reader = reader;
        this.identities = identities;
        this.consents = consents;
        this.versions = versions;
        this.remover = remover;
        this.outbox = outbox;
        this.homeRegion = homeRegion;
    }

    public ContactView create(ContactInput input, Change by) {
        return creates.call(
                new Maker(Tenant.current(), by.by()), new NewContact(input, addresses(input), by, Traces.running()));
    }

    @Transactional
    ContactView update(UUID id, ContactInput input, int version, Change by) {
        if (!input.consents().isEmpty()) {
            throw Problems.badRequest(
                    "consents", "are recorded with their proof by POST /contacts/" + id + "/consents");
        }
        var contact = contacts.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (contact == null) {
            throw Problems.notFound("contact", id);
        }
        ETags.check(version, contact.version());
        return change(contact, input, by);
    }

    @Transactional
    void delete(UUID id, int version, Change by) {
        var contact = hold(id);
        ETags.check(version, contact.version());
        remover.remove(List.of(contact), by);
    }

    private ContactView change(Contact contact, ContactInput input, Change by) {
        var id = contact.id();
        versions.keep(reader.findAll(List.of(id)));
        contact.take(input, by);
        contacts.flush();
        identities.replace(id, addresses(input));
        var view = reader.find(id).orElseThrow();
        outbox.publish("contact", id, "contact.updated.v1", view);
        return view;
    }

    /** Writes a person's consent down and tells the other services of what is the present state from now on. */
    @Transactional
    public void record(UUID id, List<ConsentInput> given, String by) {
        hold(id);
        var now = Instant.now();
        for (var consent : consents.add(id, given, by, now)) {
            outbox.publish("contact", id, "contact.consent-changed.v1", ConsentChanged.of(id, consent, now));
        }
    }

    /** The person, unchanged until the end of the transaction; 404 where there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ContactView hold(UUID id) {
        return reader.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Problems.notFound("contact", id));
    }

    /**
     * Publishes some people again, for a new or rebuilt consumer.
     *
     * @param after the last of those before, or null for the first
     * @return who they were, in order; empty after the last
     */
    @Transactional
    List<UUID> snapshot(@Nullable UUID after) {
        var ids = reader.hold(after, SNAPSHOT);
        outbox.publishAll(reader.findAll(ids).stream()
                .map(view -> OutboxEvent.of("contact", view.contactId(), "contact.snapshot.v1", view))
                .toList());
        return ids;
    }

    private List<Identity> addresses(ContactInput input) {
        var addresses = new LinkedHashSet<Identity>();
        for (var email : input.emails()) {
            addresses.add(Identity.email(Emails.canonical(email)
                    .orElseThrow(() -> Problems.badRequest("emails", "'" + email + "' is not an e-mail address"))));
        }
        var regions = regions(input.country());
        for (var phone : input.phones()) {
            addresses.add(Identity.phone(Phones.canonical(phone, regions)
                    .orElseThrow(() -> Problems.badRequest(
                            "phones",
                            "'" + phone + "' is not a phone number of " + regions.getFirst()
                                    + "; write it with its country code, as +31 6 12345678"))));
        }
        if (addresses.isEmpty()
                && input.givenName().isEmpty()
                && input.familyName().isEmpty()) {
            throw Problems.badRequest("familyName", "or a given name, an e-mail address or a phone number is needed");
        }
        return new ArrayList<>(addresses);
    }

    private List<String> regions(@Nullable String country) {
        if (country == null) {
            return List.of(homeRegion);
        }
        if (!Phones.isRegion(country)) {
            throw Problems.badRequest("country", "'" + country + "' is not a country (ISO 3166-1 alpha-2)");
        }
        return List.of(country, homeRegion);
    }
}
