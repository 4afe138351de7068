package io.kring.contacts.recognition;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.contact.ContactEnricher;
import io.kring.contacts.contact.ContactInput;
import io.kring.contacts.contact.ContactReader;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.contact.ContactView;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.identity.IdentityRepository;
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
    /** @param created true when the person was not known before */
    record Person(UUID id, boolean created) {}

    private final IdentityRepository identities;
    private final ContactReader reader;
    private final ContactService contacts;
    private final ContactEnricher enricher;

    Recogniser(IdentityRepository identities, ContactReader reader, ContactService contacts, ContactEnricher enricher) {
        this.identities = identities;
        this.reader = reader;
        this.contacts = contacts;
        this.enricher = enricher;
    }

    /** @param named who the teller thinks it is: they are it where nobody has the address any more */
    Person ofAddress(Identity address, @Nullable UUID named, Change by) {
        return Optional.ofNullable(identities.owners(List.of(address)).get(address))
                .or(() ->
                        Optional.ofNullable(named).filter(id -> reader.find(id).isPresent()))
                .map(owner -> new Person(owner, false))
                .orElseGet(() -> create(nameless(address), by));
    }

    /**
     * Somebody who told of themselves: adds what was not known of them.
     *
     * @param addresses canonical, the most telling first: where they belong to different people, the first decides
     */
    Person ofLead(List<Identity> addresses, ContactInput lead, Change by) {
        var owners = identities.owners(addresses);
        var known = addresses.stream().map(owners::get).filter(Objects::nonNull).findFirst();
        if (known.isEmpty()) {
            return create(with(addresses, lead), by);
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
        enricher.enrich(Map.of(id, with(own, lead)), by);
        return new Person(id, false);
    }

    /** Anybody can fill in a form with somebody else's address: a withdrawal stands until one of us is told otherwise. */
    private static boolean counts(ConsentInput consent, ContactView person) {
        return consent.proof().source().startsWith("user:")
                || !person.consents()
                        .contains(new Consent(consent.channel(), consent.purpose(), ConsentState.withdrawn));
    }

    private Person create(ContactInput person, Change by) {
        return new Person(contacts.create(person, by).contactId(), true);
    }

    private static ContactInput nameless(Identity address) {
        return with(
                List.of(address),
                new ContactInput("", "", List.of(), List.of(), null, null, null, null, List.of(), List.of()));
    }

    private static ContactInput with(List<Identity> addresses, ContactInput person) {
        return new ContactInput(
                person.givenName(),
                person.familyName(),
                Identity.values(addresses, IdentityKind.email),
                Identity.values(addresses, IdentityKind.phone),
                person.city(),
                person.country(),
                person.language(),
                person.preferredChannel(),
                person.tags(),
                person.consents());
    }
}
