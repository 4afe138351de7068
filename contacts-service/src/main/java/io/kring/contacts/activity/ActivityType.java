package io.kring.contacts.activity;

/** What staff write down; spelt as in JSON, in SQL and on the timeline. */
public enum ActivityType {
    note,
    task,
    call,
    meeting
}
