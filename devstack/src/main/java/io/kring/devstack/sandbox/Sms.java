package io.kring.devstack.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A text message, from a tenant to a customer or back.
 *
 * @param callback where the tenant wants to hear of its fate; null for a customer's message
 * @param key the idempotency key the tenant gave, if any
 */
record Sms(
        String sid,
        String tenant,
        Direction direction,
        String to,
        String from,
        String text,
        String at,
        @Nullable String callback,
        @Nullable String key) {

    /** Twilio's word for a number that does not answer, and its error code. */
    static final String UNDELIVERED = "undelivered";

    static final int UNKNOWN_DESTINATION = 30005;

    private static final String UNREACHABLE = "99";

    enum Direction {
        OUTBOUND,
        INBOUND
    }

    static Sms of(Entry.Accepted entry) {
        return new Sms(
                entry.sid(),
                entry.tenant(),
                Direction.OUTBOUND,
                entry.to(),
                entry.from(),
                entry.text(),
                entry.at(),
                entry.callback(),
                entry.key());
    }

    static Sms of(Entry.Replied entry) {
        return new Sms(
                entry.sid(),
                entry.tenant(),
                Direction.INBOUND,
                entry.to(),
                entry.from(),
                entry.text(),
                entry.at(),
                null,
                null);
    }

    boolean isReply() {
        return direction == Direction.INBOUND;
    }

    /** Numbers that end in 99 are never reached, so that failures can be tried too. */
    boolean isReachable() {
        return !to.endsWith(UNREACHABLE);
    }

    String customer() {
        return isReply() ? from : to;
    }

    /** How it ended: {@code received} for a reply, {@code delivered} or {@code undelivered} otherwise. */
    String outcome() {
        if (isReply()) {
            return "received";
        }
        return isReachable() ? "delivered" : UNDELIVERED;
    }
}
