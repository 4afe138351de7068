package io.kring.platform.filter;

import static io.kring.platform.filter.Type.BOOL;
import static io.kring.platform.filter.Type.DURATION;
import static io.kring.platform.filter.Type.INTEGER;
import static io.kring.platform.filter.Type.NUMBER;
import static io.kring.platform.filter.Type.TEXT;
import static io.kring.platform.filter.Type.TEXT_LIST;
import static io.kring.platform.filter.Type.TIMESTAMP;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A CEL function with both of its meanings side by side: SQL (one {@code %s} per parameter) and Java. A missing argument gives
 * a missing result, and so does arithmetic that has no result: in SQL it must not fail either.
 */
record Function(String name, List<Type> parameters, Type result, String sql, Body body) {

    interface Body {
        /** Arithmetic without a result: null or {@link ArithmeticException}. */
        @Nullable
        Object apply(List<Object> arguments);
    }

    private static final double SMALLEST = 1e-150;
    private static final double LARGEST = 1e150;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    /** 4,000 years: from any usable timestamp it leads to one that PostgreSQL can still represent. */
    private static final long LONGEST = Duration.ofDays(1_461_000).toMillis() * 1000;

    /** From integer to number, also where an expression mixes both. */
    static final Function WIDEN = new Function(
            "double",
            List.of(INTEGER),
            NUMBER,
            "cast(%s AS double precision)",
            a -> ((Long) a.getFirst()).doubleValue());

    static final List<Function> ALL = List.of(
            WIDEN,
            text("startsWith", BOOL, "starts_with(%s COLLATE \"C\", %s)", String::startsWith),
            text("endsWith", BOOL, "starts_with(reverse(%s) COLLATE \"C\", reverse(%s))", String::endsWith),
            text("contains", BOOL, "strpos(%s COLLATE \"C\", %s) > 0", String::contains),
            text("_+_", TEXT, "%s || %s", String::concat),
            new Function("size", List.of(TEXT), INTEGER, "cast(length(%s) AS bigint)", a -> codePoints(a.getFirst())),
            new Function("size", List.of(TEXT_LIST), INTEGER, "coalesce(cast(cardinality(%s) AS bigint), 0)", a ->
                    (long) ((Collection<?>) a.getFirst()).size()),
            integer("_+_", "x + y", Math::addExact),
            integer("_-_", "x - y", Math::subtractExact),
            integer("_*_", "x * y", Math::multiplyExact),
            integer("_/_", "div(x, nullif(y, 0))", Math::divideExact),
            integer("_%_", "mod(x, nullif(y, 0))", (x, y) -> x % y),
            number("_+_", "x + y", Double::sum),
            number("_-_", "x - y", (x, y) -> x - y),
            number("_*_", "x * y", (x, y) -> x * y),
            number("_/_", "x / nullif(y, 0)", (x, y) -> y == 0 ? null : x / y),
            time("_+_", TIMESTAMP, DURATION, TIMESTAMP, "x + " + interval("y"), (Instant x, Long y) -> plus(x, y)),
            time("_+_", DURATION, TIMESTAMP, TIMESTAMP, "y + " + interval("x"), (Long x, Instant y) -> plus(y, x)),
            time("_-_", TIMESTAMP, DURATION, TIMESTAMP, "x - " + interval("y"), (Instant x, Long y) -> plus(x, -y)),
            time("_+_", DURATION, DURATION, DURATION, "x + y", (Long x, Long y) -> x + y),
            time("_-_", DURATION, DURATION, DURATION, "x - y", (Long x, Long y) -> x - y),
            time(
                    "_-_",
                    TIMESTAMP,
                    TIMESTAMP,
                    DURATION,
                    "cast(extract(epoch FROM x - y) * 1000000 AS bigint)",
                    (Instant x, Instant y) -> ChronoUnit.MICROS.between(y, x)));

    private static Function text(String name, Type result, String sql, BiFunction<String, String, Object> body) {
        return new Function(
                name, List.of(TEXT, TEXT), result, sql, a -> body.apply((String) a.get(0), (String) a.get(1)));
    }

    private static Function integer(String name, String sql, LongBinaryOperator body) {
        var inRange = "%s BETWEEN %d AND %d".formatted(sql, Long.MIN_VALUE, Long.MAX_VALUE);
        return new Function(
                name,
                List.of(INTEGER, INTEGER),
                INTEGER,
                guarded(inRange, "cast(%s AS bigint)".formatted(sql), "numeric", "numeric"),
                a -> body.applyAsLong((Long) a.get(0), (Long) a.get(1)));
    }

    private static Function number(String name, String sql, BiFunction<Double, Double, @Nullable Object> body) {
        return checked(name, NUMBER, NUMBER, NUMBER, sql, body);
    }

    private static <X, Y> Function time(
            String name, Type x, Type y, Type result, String sql, BiFunction<X, Y, @Nullable Object> body) {
        return checked(name, x, y, result, sql, body);
    }

    @SuppressWarnings("unchecked")
    private static <X, Y> Function checked(
            String name, Type x, Type y, Type result, String sql, BiFunction<X, Y, @Nullable Object> body) {
        var inRange = usable("x", x) + " AND " + usable("y", y);
        return new Function(
                name,
                List.of(x, y),
                result,
                guarded(inRange, sql, x.sql, y.sql),
                a -> usable(a.get(0)) && usable(a.get(1)) ? body.apply((X) a.get(0), (Y) a.get(1)) : null);
    }

    /** OFFSET 0 keeps the planner from copying x and y into each of their uses, which doubles at each level of nesting. */
    private static String guarded(String condition, String sql, String x, String y) {
        return "(SELECT CASE WHEN %s THEN %s END FROM (SELECT cast(%%s AS %s) AS x, cast(%%s AS %s) AS y OFFSET 0) v)"
                .formatted(condition, sql, x, y);
    }

    private static String usable(String operand, Type type) {
        return switch (type) {
            case NUMBER -> "(%1$s = 0 OR abs(%1$s) BETWEEN %2$s AND %3$s)".formatted(operand, SMALLEST, LARGEST);
            case TIMESTAMP -> "%s BETWEEN timestamptz '%s' AND timestamptz '%s'".formatted(operand, FIRST, LAST);
            default -> "%s BETWEEN %d AND %d".formatted(operand, -LONGEST, LONGEST);
        };
    }

    static boolean usable(Object operand) {
        return switch (operand) {
            case Double number -> number == 0 || (Math.abs(number) >= SMALLEST && Math.abs(number) <= LARGEST);
            case Instant time -> !time.isBefore(FIRST) && !time.isAfter(LAST);
            default -> Math.abs((Long) operand) <= LONGEST;
        };
    }

    /** The way over text is the exact one: PostgreSQL multiplies intervals in floating point. */
    private static String interval(String micros) {
        return "cast(concat(%s, ' microseconds') AS interval)".formatted(micros);
    }

    private static Instant plus(Instant time, long micros) {
        return time.plus(micros, ChronoUnit.MICROS);
    }

    private static long codePoints(Object text) {
        return ((String) text).codePoints().count();
    }
}
