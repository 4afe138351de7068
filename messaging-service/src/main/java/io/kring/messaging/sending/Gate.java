package io.kring.messaging.sending;

import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last look before a message leaves: may it? */
final class Gate {
    /**
     * What is known of the recipient at this moment.
     *
     * @param known whether there is such a person
     * @param preferred a channel that may be none of ours, such as {@code post}
     * @param consent for the channel and purpose; null where it was never given
     * @param optedOut whether an address of theirs on the channel asked us to stop
     * @param address where the message would go
     */
    record Recipient(
            boolean known,
            @Nullable String preferred,
            @Nullable String consent,
            boolean optedOut,
            @Nullable String address) {
        boolean withdrew() {
            return "withdrawn".equals(consent);
        }
    }

    private Gate() {}

    /** Why the message must not be sent, or empty where it may. */
    static Optional<Suppression> check(Channel channel, Purpose purpose, Recipient recipient) {
        if (!recipient.known()) {
            return Optional.of(Suppression.UNKNOWN_CONTACT);
        }
        var marketing = purpose == Purpose.marketing;
        if (recipient.withdrew() || (marketing && recipient.optedOut())) {
            return Optional.of(Suppression.OPTED_OUT);
        }
        if (marketing && recipient.consent() == null) {
            return Optional.of(Suppression.NO_CONSENT);
        }
        if (marketing && recipient.preferred() != null && !recipient.preferred().equals(channel.name())) {
            return Optional.of(Suppression.PREFERS_OTHER_CHANNEL);
        }
        return recipient.address() == null ? Optional.of(Suppression.NO_ADDRESS) : Optional.empty();
    }
}
