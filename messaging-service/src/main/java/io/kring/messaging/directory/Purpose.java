package io.kring.messaging.directory;

/** What a message is for, and what consent is given for; spelt as in JSON and SQL. */
public enum Purpose {
    marketing,
    service
}
