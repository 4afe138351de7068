package io.kring.leads.consent;

/** The channels for which consent is kept; spelt as in JSON and SQL. */
public enum Channel {
    sms,
    email
}
