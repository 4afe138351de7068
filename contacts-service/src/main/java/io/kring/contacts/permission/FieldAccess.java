package io.kring.contacts.permission;

/** What somebody may do with a field, each all that those before it allow; spelt as in JSON. */
public enum FieldAccess {
    hidden,
    readOnly,
    full
}
