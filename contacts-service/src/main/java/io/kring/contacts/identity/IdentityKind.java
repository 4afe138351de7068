package io.kring.contacts.identity;

/** The kinds of address by which a person is recognised; spelt as in JSON and SQL. */
public enum IdentityKind {
    email,
    phone
}
