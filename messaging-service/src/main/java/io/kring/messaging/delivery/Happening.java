package io.kring.messaging.delivery;

import java.time.Instant;

/** What is learnt of a message that was handed to its provider, from the answer to the call or from a receipt. */
public sealed interface Happening {
    /** The provider has it. */
    record Accepted(String providerId) implements Happening {}

    /**
     * The provider will never take it.
     *
     * @param attempt which learnt so
     */
    record Refused(int attempt, String code, String reason) implements Happening {}

    /**
     * The provider could not take it now.
     *
     * @param attempt which learnt so
     * @param inDoubt the call broke off, so that the provider may have it all the same
     */
    record Postponed(int attempt, String reason, Instant nextAttemptAt, boolean inDoubt) implements Happening {}

    /** It reached its recipient. */
    record Delivered(String providerId) implements Happening {}

    /** The provider had it and could not bring it to its recipient. */
    record Undelivered(String providerId, String code, String reason) implements Happening {}
}
