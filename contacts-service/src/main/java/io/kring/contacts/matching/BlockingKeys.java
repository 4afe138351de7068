package io.kring.contacts.matching;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * What two records of one person have in common, most likely: only those who share a key are compared. A key is made of two or
 * three values, so that few of a million share it, and each value is in several keys, so that a mistake in one leaves others.
 * The keys are hashes: two texts with one hash cost a comparison in vain.
 */
public final class BlockingKeys {
    private static final int FEW = 2;
    /** Of a key that no more people have besides whoever asks. */
    public static final int RARE = 5;

    private static final int LAST_DIGITS = 7;
    private static final int SHORTEST_MAILBOX = 5;
    private static final int BEGINNING = 3;
    private static final int MOST_OF_A_STREET = 6;
    private static final int MOST_OF_A_CITY = 5;

    private final Set<Long> keys = new LinkedHashSet<>();
    private final @Nullable String given;
    private final @Nullable String family;
    private final @Nullable String names;
    private final @Nullable String born;

    private BlockingKeys(Profile person) {
        given = person.given() == null ? null : person.given().sound();
        family = person.family() == null ? null : person.family().sound();
        names = inOneOrder(given, family);
        born = person.birthDate() == null ? null : person.birthDate().toString();
        if (person.birthDate() != null) {
            add("names year", names, String.valueOf(person.birthDate().getYear()));
        }
        add("family born", family, born);
        add("given born", given, born);
        person.places().forEach(this::add);
        for (var phone : person.phones()) {
            add("phone", phone.length() < LAST_DIGITS ? phone : phone.substring(phone.length() - LAST_DIGITS));
        }
        for (var email : person.emails()) {
            var mailbox = email.substring(0, Math.max(0, email.indexOf('@')));
            add("mailbox", mailbox.length() < SHORTEST_MAILBOX ? email : mailbox);
        }
        person.externalIds().forEach(id -> add("id", id));
    }

    public static Set<Long> of(Profile person) {
        return new BlockingKeys(person).keys;
    }

    /**
     * What the keys that two share must be worth for them to be likely the same person. Strangers seldom share more than one, unless
     * hardly anybody has it.
     *
     * @param keys all keys of one of them
     */
    public static int enough(Set<Long> keys) {
        return keys.size() > FEW ? 2 : 1;
    }

    /**
     * @param people how many have the key, besides whoever asks
     * @param rare how many that may be for one key to be worth two
     */
    public static int worth(int people, int rare) {
        return people <= rare ? 2 : 1;
    }

    private void add(Profile.Place place) {
        var city = beginning(place.city(), MOST_OF_A_CITY);
        add("names city", names, city);
        add("born city", born, city);
        add("family postcode", family, place.postcode());
        var street = place.street();
        if (street != null) {
            var beginning = beginning(street.line(), BEGINNING);
            add("postcode street", place.postcode(), beginning);
            add("street number", beginning(street.line(), MOST_OF_A_STREET), street.number());
        }
    }

    private void add(String kind, @Nullable String... values) {
        var text = new StringBuilder(kind);
        for (var value : values) {
            if (value == null || value.isEmpty()) {
                return;
            }
            text.append('\n').append(value);
        }
        keys.add(MurmurHash3.hash128x64(text.toString().getBytes(StandardCharsets.UTF_8))[0]);
    }

    /** So that swapped names have the same key. */
    private static @Nullable String inOneOrder(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        return one.compareTo(other) < 0 ? one + ' ' + other : other + ' ' + one;
    }

    private static @Nullable String beginning(@Nullable String text, int length) {
        return text == null ? null : text.substring(0, Math.min(length, text.length()));
    }
}
