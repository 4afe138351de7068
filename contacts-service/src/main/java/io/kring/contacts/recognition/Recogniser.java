package io.kring.contacts.recognition;

import io.kring.contacts.contact.ContactInput;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Finds the person that an address belongs to, or makes a new one. */
@ApplicationScoped
class Recogniser {
    /** @param created true when the person was not known before */
    record Person(UUID id, boolean created) {}

    private final IdentityRepository identities;
    private final ContactService contacts;

    Recogniser(IdentityRepository identities, ContactService contacts) {
        this.identities = identities;
        this.contacts = contacts;
    }

    /**
     * @param addresses canonical, the most telling first: where they belong to different people, the first decides
     * @param unknown how to write the person down when nobody has any of the addresses
     */
    Person recognise(List<Identity> addresses, ContactInput unknown, String by) {
        var owners = identities.owners(addresses);
        return addresses.stream()
                .map(owners::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> new Person(id, false))
                .orElseGet(() -> new Person(contacts.create(unknown, by).contactId(), true));
    }
}
