package io.kring.contacts.matching;

import java.time.LocalDate;

/** How far two dates of birth agree. */
final class BirthDates {
    private BirthDates() {}

    static Level compare(LocalDate one, LocalDate other) {
        if (one.equals(other)) {
            return Level.exact;
        }
        if (one.getYear() == other.getYear()
                && one.getMonthValue() == other.getDayOfMonth()
                && one.getDayOfMonth() == other.getMonthValue()) {
            return Level.swapped;
        }
        if (Typing.isOneSlip(digits(one), digits(other))) {
            return Level.similar;
        }
        var parts = (one.getYear() == other.getYear() ? 1 : 0)
                + (one.getMonthValue() == other.getMonthValue() ? 1 : 0)
                + (one.getDayOfMonth() == other.getDayOfMonth() ? 1 : 0);
        return parts == 2 ? Level.alike : Level.different;
    }

    private static String digits(LocalDate date) {
        return Integer.toString(date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth());
    }
}
