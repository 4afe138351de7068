package io.kring.contacts.merge;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentEntry;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.person.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What this feature publishes. */
final class MergeEvents {
    private MergeEvents() {}

    /** How a person is shown: by their name, else by an address. */
    static String name(Person person) {
        var name = (person.givenName() + " " + person.familyName()).strip();
        return !name.isEmpty() || person.identities().isEmpty()
                ? name
                : person.identities().getFirst().value();
    }

    /** A present state, and since when. */
    record ConsentSince(Channel channel, Purpose purpose, ConsentState state, Instant at) {
        static ConsentSince of(ConsentEntry entry) {
            return new ConsentSince(entry.channel(), entry.purpose(), entry.state(), entry.occurredAt());
        }

        Consent consent() {
            return new Consent(channel, purpose, state);
        }
    }

    /**
     * The event {@code contact.merged.v1}, of each who was merged, among their own events: it comes instead of their deletion.
     *
     * @param version the last one, which has no state
     * @param name how they were shown
     * @param consents the survivor's from now on
     */
    record ContactMerged(
            UUID contactId,
            int version,
            String name,
            UUID survivorId,
            List<ConsentSince> consents,
            Instant mergedAt,
            Change change) {}

    /**
     * The event {@code contact.unmerged.v1}, of the survivor, among their own events.
     *
     * @param restored who is on their own again
     * @param consents the survivor's, exactly, from now on
     */
    record ContactUnmerged(
            UUID contactId, List<Restored> restored, List<ConsentSince> consents, Instant unmergedAt, Change change) {
        /** @param version the first one since */
        record Restored(UUID contactId, int version, String name) {}
    }
}
