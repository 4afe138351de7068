package io.kring.leads.consent;

/** What consent is given for; spelt as in JSON and SQL. */
public enum Purpose {
    marketing,
    service
}
