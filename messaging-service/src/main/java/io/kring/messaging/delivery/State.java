package io.kring.messaging.delivery;

/** Where a message to somebody stands; spelt as in JSON and SQL. */
public enum State {
    /** Waits for its turn, or for the next try. */
    queued,
    /** Let through by the consent gate and handed to the provider; the answer is not stored yet. */
    sending,
    /** The provider accepted it. */
    sent,
    delivered,
    failed,
    /** Not sent, because consent or an address was missing at the last moment. */
    suppressed;

    boolean ended() {
        return this == delivered || this == failed || this == suppressed;
    }
}
