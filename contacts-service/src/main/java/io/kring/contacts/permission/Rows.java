package io.kring.contacts.permission;

/** Whose people somebody may see, each also those of the ones before it; spelt as in JSON. */
public enum Rows {
    /** those whose owner they are */
    own,
    /** those whose owner is in a team with them */
    team,
    all
}
