package io.kring.platform.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long something is kept: a day to a hundred years, in calendar units (UTC). A month that is too short ends with its last day: of
 * 29 February a year later is 28 February.
 */
public record KeepFor(Period period) {
    private static final Pattern FORM = Pattern.compile("P(?=\\d)(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,5}D)?");
    private static final int SHORTEST_DAYS = 1;
    private static final int LONGEST_YEARS = 100;

    /** From a leap year's January, so that no month is shorter than it can be. */
    private static final Instant ANY = Instant.parse("2024-01-01T00:00:00Z");

    /** What a caller is told of the form. */
    public static final String RULE = "must be an ISO 8601 period of a day to 100 years, such as P2Y, P18M or P90D";

    /** @param text an ISO 8601 period in years, months, weeks and days; empty where it is none, too short or too long */
    public static Optional<KeepFor> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var keepFor = new KeepFor(Period.parse(text));
        var before = keepFor.before(ANY);
        var tooShort = before.isAfter(new KeepFor(Period.ofDays(SHORTEST_DAYS)).before(ANY));
        var tooLong = before.isBefore(new KeepFor(Period.ofYears(LONGEST_YEARS)).before(ANY));
        return tooShort || tooLong ? Optional.empty() : Optional.of(keepFor);
    }

    /** @throws IllegalArgumentException where it cannot be parsed */
    public static KeepFor of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " " + RULE));
    }

    /** What is older than this is too old now. */
    public Instant before(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}
