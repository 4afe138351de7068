package io.kring.contacts.duplicate;

import io.kring.contacts.matching.Match;
import java.util.UUID;

/** Two people who may be one, in the order in which PostgreSQL has their ids. */
public record Pair(UUID first, UUID second, Match match) {
    public static Pair of(UUID one, UUID other, Match match) {
        return isBefore(one, other) ? new Pair(one, other, match) : new Pair(other, one, match);
    }

    /** As bytes; {@link UUID#compareTo} takes the halves for signed numbers. */
    public static boolean isBefore(UUID one, UUID other) {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high < 0
                || high == 0
                        && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0;
    }
}
