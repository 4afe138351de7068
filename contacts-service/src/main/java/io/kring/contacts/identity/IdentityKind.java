package io.kring.contacts.identity;

/** What a person is recognised by; spelt as in JSON and SQL. */
public enum IdentityKind {
    email("emails"),
    phone("phones"),
    social("socials"),
    visitor("visitors"),
    external("externalIds");

    private final String field;

    IdentityKind(String field) {
        this.field = field;
    }

    /** The field of a person that lists them. */
    public String field() {
        return field;
    }
}
