package io.kring.contacts.identity;

import java.util.Collection;
import java.util.List;

/** An address in its canonical form: an e-mail address, or a phone number as E.164. */
public record Identity(IdentityKind kind, String value) {
    public static Identity email(String value) {
        return new Identity(IdentityKind.email, value);
    }

    public static Identity phone(String value) {
        return new Identity(IdentityKind.phone, value);
    }

    /** The addresses of one kind, in their order. */
    public static List<String> values(Collection<Identity> identities, IdentityKind kind) {
        return identities.stream()
                .filter(identity -> identity.kind() == kind)
                .map(Identity::value)
                .toList();
    }
}
