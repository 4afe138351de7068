package io.kring.contacts.change;

/** What a change came from; spelt as in JSON and SQL. */
public enum Origin {
    /** a request */
    api,
    /** an imported file */
    file,
    /** what another service told */
    event,
    /** a change that takes another back */
    undo,
    /** several records of the same person that became one */
    merge
}
