package io.kring.contacts.recognition;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.contact.OnDuplicate;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityRepository;
import io.kring.contacts.merge.Merges;
import io.kring.contacts.person.ContactEnricher;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Enrichment;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the person that an address belongs to, or makes a new one. */
@ApplicationScoped
class Recogniser {
    private static final Person NOBODY = PersonBuilder.builder().build();

    /** @param created true when the person was not known before */
    record Recognised(UUID id, boolean created) {}

    private final IdentityRepository identities;
    private final ContactReader reader;
    private final ContactService contacts;
    private final ContactEnricher enricher;
    private final Merges merges;

    Recogniser(
            IdentityRepository identities,
            ContactReader reader,
            ContactService contacts,
            ContactEnricher enricher,
            Merges merges) {
        this.identities = identities;
        this.reader = reader;
        this.contacts = contacts;
        this.enricher = enricher;
        this.merges = merges;
    }

    /** @param named who the teller thinks it is: they are it where nobody has the address any more */
    Recognised ofAddress(Identity address, @Nullable UUID named, Change by) {
        return Optional.ofNullable(identities.owners(List.of(address)).get(address))
                .or(() -> Optional.ofNullable(named)
                        .map(id -> merges.now(id).orElse(id))
                        .filter(id -> reader.find(id).isPresent()))
                .map(owner -> new Recognised(owner, false))
                .orElseGet(() -> create(NOBODY.withIdentities(List.of(address)), by));
    }

    /**
     * Somebody who told of themselves: adds what was not known of them.
     *
     * @param addresses canonical, the most telling first: where they belong to different people, the first decides
     */
    Recognised ofLead(List<Identity> addresses, Person lead, Change by) {
        var owners = identities.owners(addresses);
        var known = addresses.stream().map(owners::get).filter(Objects::nonNull).findFirst();
        if (known.isEmpty()) {
            return create(lead.withIdentities(addresses), by);
        }
        var id = known.get();
        var own = addresses.stream()
                .filter(address -> id.equals(owners.getOrDefault(address, id)))
                .toList();
        var person = contacts.hold(id);
        var counting = lead.consents().stream()
                .filter(consent -> counts(consent, person))
                .toList();
        contacts.record(id, counting, by.by());
        enricher.enrich(Map.of(id, lead.withIdentities(own)), Enrichment::of, by);
        return new Recognised(id, false);
    }

    /** Anybody can fill in a form with somebody else's address: a withdrawal stands until one of us is told otherwise. */
    private static boolean counts(ConsentInput consent, ContactView person) {
        return consent.proof().source().startsWith("user:")
                || !person.consents()
                        .contains(new Consent(consent.channel(), consent.purpose(), ConsentState.withdrawn));
    }

    /** Whoever told of themselves is never sent away: where they seem to be known already, somebody looks at the two. */
    private Recognised create(Person person, Change by) {
        return new Recognised(contacts.create(person, by, OnDuplicate.REVIEW).contactId(), true);
    }
}
