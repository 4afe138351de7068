package io.kring.contacts.preference;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.person.Person;
import io.kring.contacts.publicpage.Masks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody sees of their own preferences, and what follows from what they tick. Marketing needs a yes; service needs only
 * that there is no no.
 *
 * @param rows the channels on which there is a way to reach them
 */
record Preferences(List<Row> rows, Set<Consent> state) {
    /**
     * A channel.
     *
     * @param address masked; empty where it says nothing
     * @param ticked of the boxes for each purpose
     */
    record Row(Channel channel, String address, Set<Purpose> ticked) {
        public boolean isTicked(Purpose purpose) {
            return ticked.contains(purpose);
        }
    }

    static Preferences of(Person person, Collection<Consent> consents) {
        var state = Set.copyOf(consents);
        var rows = new ArrayList<Row>();
        for (var channel : Channel.values()) {
            address(person, channel).ifPresent(address -> rows.add(new Row(channel, address, ticked(channel, state))));
        }
        return new Preferences(List.copyOf(rows), state);
    }

    private static Optional<String> address(Person person, Channel channel) {
        return switch (channel) {
            case sms, phone, whatsapp -> person.phones().stream().findFirst().map(Masks::address);
            case email -> person.emails().stream().findFirst().map(Masks::address);
            case post -> Optional.ofNullable(person.street()).map(street -> "");
        };
    }

    private static Set<Purpose> ticked(Channel channel, Set<Consent> state) {
        var ticked = new HashSet<Purpose>();
        for (var purpose : Purpose.values()) {
            if (isAllowed(new Box(channel, purpose), state)) {
                ticked.add(purpose);
            }
        }
        return Set.copyOf(ticked);
    }

    private static boolean isAllowed(Box box, Set<Consent> state) {
        return switch (box.purpose()) {
            case marketing -> state.contains(consent(box, ConsentState.granted));
            case service -> !state.contains(consent(box, ConsentState.withdrawn));
        };
    }

    private static Consent consent(Box box, ConsentState answer) {
        return new Consent(box.channel(), box.purpose(), answer);
    }

    /**
     * What to write down: what they changed on the page, unless it has come about meanwhile. What they left as they saw it may
     * have been changed elsewhere since, and stays.
     *
     * @param shown the boxes that were ticked when they saw the page
     */
    List<Consent> changes(Set<Box> shown, Set<Box> ticked) {
        return rows.stream()
                .flatMap(row -> Stream.of(Purpose.values()).map(purpose -> new Box(row.channel(), purpose)))
                .filter(box -> shown.contains(box) != ticked.contains(box))
                .filter(box -> isAllowed(box, state) != ticked.contains(box))
                .map(box -> consent(box, ticked.contains(box) ? ConsentState.granted : ConsentState.withdrawn))
                .toList();
    }

    /** What to write down of somebody who wants no marketing any more: also where it was never asked, so that nobody asks. */
    List<Consent> stop() {
        return Stream.of(Channel.values())
                .map(channel -> new Consent(channel, Purpose.marketing, ConsentState.withdrawn))
                .filter(consent -> !state.contains(consent))
                .toList();
    }
}
