package io.kring.contacts.contact;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Change;
import io.kring.contacts.company.CompanyNames;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentLedger;
import io.kring.contacts.contact.Creation.Outcome;
import io.kring.contacts.contact.Creation.Wish;
import io.kring.contacts.customfield.CustomFields;
import io.kring.contacts.duplicate.DuplicateCheck;
import io.kring.contacts.permission.Access;
import io.kring.contacts.permission.Grants;
import io.kring.contacts.person.CanonicalPerson;
import io.kring.contacts.person.ConsentChanged;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.person.ContactWriter.Edit;
import io.kring.contacts.person.ContactWriter.NewContact;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import io.kring.platform.database.GroupCommit;
import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import io.kring.platform.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and changes people, and tells the other services. */
@ApplicationScoped
public class ContactService {
    private static final int SNAPSHOT = 500;
    private static final Person NOBODY = PersonBuilder.builder().build();

    /** Whose people are made together: another user's do not wait for those that an import of this user holds up. */
    private record Maker(String tenant, String by, Grants grants) {}

    private final GroupCommit<Maker, Wish, Outcome> creates;
    private final CanonicalPerson canonical;
    private final CustomFields customFields;
    private final CompanyNames companies;
    private final ContactReader reader;
    private final ContactWriter writer;
    private final DuplicateCheck duplicates;
    private final ConsentLedger consents;
    private final Outbox outbox;
    private final ObjectMapper json;

    ContactService(
            CanonicalPerson canonical,
            CustomFields customFields,
            CompanyNames companies,
            ContactReader reader,
            ContactWriter writer,
            Creation creation,
            DuplicateCheck duplicates,
            ConsentLedger consents,
            Outbox outbox,
            ObjectMapper json) {
        this.canonical = canonical;
        this.customFields = customFields;
        this.companies = companies;
        this.creates = new GroupCommit<>((maker, wishes) -> Access.call(maker.grants(), () -> creation.create(wishes)));
        this.reader = reader;
        this.writer = writer;
        this.duplicates = duplicates;
        this.consents = consents;
        this.outbox = outbox;
        this.json = json;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 with the candidates where they are known already and to be refused */
    public ContactView create(Person person, Change by, OnDuplicate onDuplicate) {
        var grants = Access.current();
        if (!grants.limits().isEmpty()) {
            grants.requireChanges(json.nullNode(), json.valueToTree(person));
        }
        var contact = new NewContact(
                checked(person.withOwner(grants.owner(person.owner()).orElse(null)), NOBODY), by, Traces.running());
        return switch (creates.call(new Maker(Tenant.current(), by.by(), grants), new Wish(contact, onDuplicate))) {
            case Outcome.Made made -> made.contact();
            case Outcome.Refused refused -> throw Creation.refusal(duplicates.seen(refused.certain()));
        };
    }

    @Transactional
    public ContactView update(UUID id, Person person, int version, Change by, OnDuplicate onDuplicate) {
        if (!person.consents().isEmpty()) {
            throw Problems.badRequest(
                    "consents", "are recorded with their proof by POST /contacts/" + id + "/consents");
        }
        var known = hold(id);
        ETags.check(version, known.version());
        var changed = checked(person, known.person());
        if (onDuplicate == OnDuplicate.REFUSE) {
            var certain = duplicates.newlyCertain(id, known.person(), changed);
            if (!certain.isEmpty() && certain.stream().noneMatch(DuplicateCheck::hasAddressOf)) {
                throw Creation.refusal(duplicates.seen(certain));
            }
        }
        return writer.update(List.of(new Edit(known, changed)), by).getFirst();
    }

    /**
     * As they are to be kept.
     *
     * @param known as they are now
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the field which cannot be so
     */
    public Person checked(Person person, Person known) {
        return withCompanies(List.of(canonical(person, known))).getFirst();
    }

    /** Without the ids of companies that are told by their names, which {@link #withCompanies} finds for many at once. */
    public Person canonical(Person person, Person known) {
        if (!Objects.equals(person.referredBy(), known.referredBy())) {
            checkReferral(person);
        }
        return canonical.of(person).withCustom(customFields.canonical(person.custom(), known.custom()));
    }

    public List<Person> withCompanies(List<Person> people) {
        return companies.known(people);
    }

    /** Who brought somebody was known then; that they are deleted later changes nothing. */
    private void checkReferral(Person person) {
        var referrer = person.referredBy();
        if (referrer != null && reader.find(referrer).isEmpty()) {
            throw Problems.badRequest("referredBy", "there is no contact " + referrer);
        }
    }

    @Transactional
    public void delete(UUID id, int version, Change by) {
        var contact = hold(id);
        ETags.check(version, contact.version());
        writer.remove(List.of(contact), by);
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

    /** Writes down by which channel somebody prefers to hear from us; a change only where it is another one than before. */
    @Transactional
    public ContactView prefer(UUID id, @Nullable Channel channel, Change by) {
        var known = hold(id);
        return channel == known.person().preferredChannel()
                ? known
                : writer.update(List.of(new Edit(known, known.person().withPreferredChannel(channel))), by)
                        .getFirst();
    }

    /** The person, unchanged until the end of the transaction; 404 where there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ContactView hold(UUID id) {
        return reader.lock(List.of(id)).stream()
                .filter(view -> Access.current().sees(view.person().owner()))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("contact", id));
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
}
