package io.kring.contacts.identity;

import java.util.Collection;
import java.util.List;

/** What a person is recognised by, in its canonical form: an e-mail address, a phone number as E.164, a handle, an id. */
public record Identity(IdentityKind kind, String value) {
    public static Identity email(String value) {
        return new Identity(IdentityKind.email, value);
    }

    public static Identity phone(String value) {
        return new Identity(IdentityKind.phone, value);
    }

    /** Those of one kind, in their order. */
    public static List<String> values(Collection<Identity> identities, IdentityKind kind) {
        return identities.stream()
                .filter(identity -> identity.kind() == kind)
                .map(Identity::value)
                .toList();
    }
}
