package io.kring.contacts.consent;

/** The ways to reach somebody for which consent is kept; spelt as in JSON and SQL. */
public enum Channel {
    sms,
    email,
    /** a call */
    phone,
    /** a letter */
    post,
    whatsapp
}
