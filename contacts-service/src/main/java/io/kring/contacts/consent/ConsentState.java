package io.kring.contacts.consent;

/** Spelt as in JSON and SQL. */
public enum ConsentState {
    granted,
    withdrawn
}
