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
     * @param inDoubt it may have taken it all the same, for the call broke off; but it knows a repeated call
     */
    record Later(String reason, boolean inDoubt) implements Outcome {}

    /** The call broke off, and whoever has the message would take it a second time. */
    record Unknown(String reason) implements Outcome {}
}
