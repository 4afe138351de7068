package io.kring.contacts.privacy;

/** What a person may ask for. */
public enum RequestKind {
    /** A copy of all that is kept of them (GDPR, Articles 15 and 20). */
    access,
    /** That it is erased (Article 17). */
    erasure
}
