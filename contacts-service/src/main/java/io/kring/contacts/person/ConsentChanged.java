package io.kring.contacts.person;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Purpose;
import java.time.Instant;
import java.util.UUID;

/** The event {@code contact.consent-changed.v1}. */
public record ConsentChanged(
        UUID contactId, Channel channel, Purpose purpose, ConsentState state, String source, Instant at) {
    public static ConsentChanged of(UUID contact, ConsentInput consent, Instant now) {
        return new ConsentChanged(
                contact,
                consent.channel(),
                consent.purpose(),
                consent.state(),
                consent.proof().source(),
                consent.at(now));
    }
}
