package io.kring.contacts.preference;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Purpose;
import java.util.Optional;

/** A box on the page; {@code email.marketing} in its form. */
record Box(Channel channel, Purpose purpose) {
    String key() {
        return channel + "." + purpose;
    }

    static Optional<Box> of(String key) {
        for (var channel : Channel.values()) {
            for (var purpose : Purpose.values()) {
                var box = new Box(channel, purpose);
                if (box.key().equals(key)) {
                    return Optional.of(box);
                }
            }
        }
        return Optional.empty();
    }
}
