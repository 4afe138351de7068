package io.kring.contacts.duplicate;

/** What somebody found when they looked at two people; spelt as in JSON and SQL. */
public enum Decision {
    /** they are one person */
    same,
    /** they are not, and are not shown or warned of any more */
    different
}
