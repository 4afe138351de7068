package io.kring.contacts.identity;

/** An address in its canonical form: an e-mail address, or a phone number as E.164. */
public record Identity(IdentityKind kind, String value) {
    public static Identity email(String value) {
        return new Identity(IdentityKind.email, value);
    }

    public static Identity phone(String value) {
        return new Identity(IdentityKind.phone, value);
    }
}
