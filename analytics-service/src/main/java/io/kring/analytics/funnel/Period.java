package io.kring.analytics.funnel;

import io.kring.platform.problem.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from the first moment in it
 * @param to the first moment after it
 */
record Period(Instant from, Instant to) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** Reads the query parameters {@code from} and {@code to}; a bad one is a 400 that names it. */
    static Period of(@Nullable String from, @Nullable String to) {
        var period = new Period(moment("from", from), moment("to", to));
        if (!period.from.isBefore(period.to)) {
            throw Problems.badRequest("to", "must be after from");
        }
        return period;
    }

    private static Instant moment(String parameter, @Nullable String text) {
        var moment = text == null ? null : parse(text);
        if (moment == null || moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw Problems.badRequest(
                    parameter, "must be a date (2026-03-01, from 0:00 UTC) or a moment (2026-03-01T09:30:00Z)");
        }
        return moment;
    }

    private static @Nullable Instant parse(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException notAMoment) {
            return null;
        }
    }
}
