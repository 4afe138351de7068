package io.kring.contacts.activity;

/** Who called: {@code inbound} the person, {@code outbound} the company; spelt as in JSON and SQL. */
public enum Direction {
    inbound,
    outbound
}
