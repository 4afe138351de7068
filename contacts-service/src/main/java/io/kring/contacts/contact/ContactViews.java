package io.kring.contacts.contact;

import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A person who was just made, as {@link ContactReader} will show them, without reading them back. */
final class ContactViews {
    private ContactViews() {}

    static ContactView of(UUID id, Instant now, ContactInput input, List<Identity> addresses) {
        return new ContactView(
                id,
                0,
                input.givenName(),
                input.familyName(),
                Identity.values(addresses, IdentityKind.email),
                Identity.values(addresses, IdentityKind.phone),
                input.city(),
                input.country(),
                input.language(),
                input.preferredChannel(),
                input.tags(),
                ConsentInput.last(input.consents(), now).stream()
                        .map(ConsentInput::consent)
                        .toList(),
                now,
                now);
    }
}
