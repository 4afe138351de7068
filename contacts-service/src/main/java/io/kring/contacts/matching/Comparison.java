package io.kring.contacts.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** How far the fields of two people agree, whatever that weighs. Fields that are not known of both are left out. */
final class Comparison {
    private static final int LAST_DIGITS = 7;

    private Comparison() {}

    /** Of their places, the two that agree most by the weights of the rule. */
    static Map<Field, Level> of(Profile one, Profile other, Rule rule) {
        var levels = new EnumMap<Field, Level>(Field.class);
        names(one, other, levels);
        if (one.birthDate() != null && other.birthDate() != null) {
            levels.put(Field.birthDate, BirthDates.compare(one.birthDate(), other.birthDate()));
        }
        put(levels, Field.email, best(one.emails(), other.emails(), Comparison::isNearlyEmail));
        put(levels, Field.phone, best(one.phones(), other.phones(), Comparison::isNearlyPhone));
        put(levels, Field.externalId, externalId(one.externalIds(), other.externalIds()));
        levels.putAll(places(one.places(), other.places(), rule));
        return levels;
    }

    private static void names(Profile one, Profile other, Map<Field, Level> levels) {
        var given = one.given();
        var family = one.family();
        var otherGiven = other.given();
        var otherFamily = other.family();
        put(levels, Field.givenName, given == null || otherGiven == null ? null : given.compare(otherGiven));
        put(levels, Field.familyName, family == null || otherFamily == null ? null : family.compare(otherFamily));
        if (given != null
                && family != null
                && otherGiven != null
                && otherFamily != null
                && levels.get(Field.givenName) != Level.exact
                && levels.get(Field.familyName) != Level.exact
                && given.isNearly(otherFamily)
                && family.isNearly(otherGiven)) {
            levels.put(Field.givenName, Level.swapped);
            levels.put(Field.familyName, Level.swapped);
        }
    }

    private static @Nullable Level best(
            List<String> values, List<String> others, BiPredicate<String, String> isNearly) {
        if (values.isEmpty() || others.isEmpty()) {
            return null;
        }
        var best = Level.different;
        for (var value : values) {
            for (var other : others) {
                if (value.equals(other)) {
                    return Level.exact;
                }
                if (isNearly.test(value, other)) {
                    best = Level.similar;
                }
            }
        }
        return best;
    }

    /** The same person at another provider, or a slip of the pen. */
    private static boolean isNearlyEmail(String one, String other) {
        return Typing.isOneSlip(one, other)
                || one.substring(0, one.indexOf('@') + 1).equals(other.substring(0, other.indexOf('@') + 1));
    }

    /** As written with and without the code of the country or area, or with a slip of the pen. */
    private static boolean isNearlyPhone(String one, String other) {
        return one.length() >= LAST_DIGITS
                        && other.length() >= LAST_DIGITS
                        && one.regionMatches(
                                one.length() - LAST_DIGITS, other, other.length() - LAST_DIGITS, LAST_DIGITS)
                || Typing.isOneSlip(one, other);
    }

    /** Ids say nothing of each other unless one system has given them. */
    private static @Nullable Level externalId(List<String> ids, List<String> others) {
        var level = (@Nullable Level) null;
        for (var id : ids) {
            var system = id.substring(0, id.indexOf(':') + 1);
            var same = best(
                    List.of(id),
                    others.stream().filter(other -> other.startsWith(system)).toList(),
                    Typing::isOneSlip);
            if (same != null && (level == null || same.compareTo(level) < 0)) {
                level = same;
            }
        }
        return level;
    }

    private static Map<Field, Level> places(List<Profile.Place> places, List<Profile.Place> others, Rule rule) {
        var best = Map.<Field, Level>of();
        var most = Double.NEGATIVE_INFINITY;
        for (var place : places) {
            for (var other : others) {
                var levels = place(place, other);
                var weight = rule.weight(levels);
                if (weight > most) {
                    most = weight;
                    best = levels;
                }
            }
        }
        return best;
    }

    private static Map<Field, Level> place(Profile.Place one, Profile.Place other) {
        var levels = new EnumMap<Field, Level>(Field.class);
        var street = one.street();
        var otherStreet = other.street();
        if (street != null && otherStreet != null) {
            put(levels, Field.street, street.compare(otherStreet));
            put(levels, Field.houseNumber, nearly(street.number(), otherStreet.number()));
        }
        put(levels, Field.postcode, nearly(one.postcode(), other.postcode()));
        if (levels.get(Field.postcode) != Level.exact) {
            put(levels, Field.city, nearly(one.city(), other.city()));
            if (levels.get(Field.city) != Level.exact && one.region() != null && other.region() != null) {
                levels.put(Field.region, one.region().equals(other.region()) ? Level.exact : Level.different);
            }
        }
        return levels;
    }

    private static @Nullable Level nearly(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        return one.equals(other) ? Level.exact : Typing.isOneSlip(one, other) ? Level.similar : Level.different;
    }

    private static void put(Map<Field, Level> levels, Field field, @Nullable Level level) {
        if (level != null) {
            levels.put(field, level);
        }
    }
}
