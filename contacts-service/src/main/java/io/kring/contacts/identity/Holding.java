package io.kring.contacts.identity;

import java.util.UUID;

/**
 * An address of a person.
 *
 * @param rank its place among the person's; the lowest is the main one of its kind
 * @param shared whether it may be somebody else's too
 */
public record Holding(UUID contactId, Identity identity, int rank, boolean shared) {
    private static final UUID NIL = new UUID(0, 0);

    /** The nil UUID (RFC 9562, 5.9) in the row of the owner, of whom there is one at most. */
    UUID sharer() {
        return shared ? contactId : NIL;
    }
}
