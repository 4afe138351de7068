package io.kring.messaging.directory;

/** The channels that people are written to on; spelt as in JSON and SQL. */
public enum Channel {
    sms,
    email
}
