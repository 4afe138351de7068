package io.kring.messaging.sending;

/** What a provider made of a call. */
public sealed interface Outcome {
    /**
     * It took the message.
     *
     * @param arrived it is with its recipient already; no receipt will follow
     */
    record Taken(String providerId, boolean arrived) implements Outcome {}

    /** It will never take this message. */
    record Refused(String code, String reason) implements Outcome {}

    /**
     * It could not take it now.
     *
     * @param inDoubt it may have taken it all the same: the call broke off, or it answered in confusion
     */
    record Later(String reason, boolean inDoubt) implements Outcome {}
}
