package io.kring.platform.page;

import io.kring.platform.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit rows on a page, 1 to {@value #MAX}
 * @param after the sort key of the last row of the page before; empty for the first page
 */
public record PageQuery(int limit, List<String> after) {
    public static final int DEFAULT = 50;
    public static final int MAX = 500;
    private static final String SEPARATOR = ".";

    /** Reads the query parameters {@code limit} and {@code after}; a bad one is a 400 that names it. */
    public static PageQuery of(@Nullable String limit, @Nullable String after) {
        return new PageQuery(limit == null ? DEFAULT : limit(limit), after == null ? List.of() : decode(after));
    }

    /** Rows to read: one more than the page shows. */
    public int fetch() {
        return limit + 1;
    }

    /** The part of the key at this place as a UUID, or null on the first page. */
    public @Nullable UUID uuid(int index) {
        return part(index, UUID::fromString);
    }

    /** The part of the key at this place as an instant, or null on the first page. */
    public @Nullable Instant instant(int index) {
        return part(index, PageQuery::storable);
    }

    /** The part of the key at this place as a number, or 0 on the first page. */
    public long number(int index) {
        var number = part(index, Long::parseLong);
        return number == null ? 0 : number;
    }

    static String encode(List<?> key) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return key.stream()
                .map(part -> encoder.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(SEPARATOR));
    }

    private <T> @Nullable T part(int index, Function<String, T> parse) {
        if (after.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(after.get(index));
        } catch (RuntimeException notAKey) {
            throw badAfter();
        }
    }

    private static int limit(String limit) {
        try {
            var value = Integer.parseInt(limit);
            if (value >= 1 && value <= MAX) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw Problems.badRequest("limit", "must be a whole number from 1 to " + MAX);
    }

    private static List<String> decode(String after) {
        try {
            return Stream.of(after.split(Pattern.quote(SEPARATOR), -1))
                    .map(PageQuery::decodePart)
                    .toList();
        } catch (IllegalArgumentException notAKey) {
            throw badAfter();
        }
    }

    private static String decodePart(String part) {
        var text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL keeps no NUL");
        }
        return text;
    }

    /** PostgreSQL keeps fewer years than Java knows. */
    private static Instant storable(String text) {
        var instant = Instant.parse(text);
        var year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException(text);
        }
        return instant;
    }

    private static RuntimeException badAfter() {
        return Problems.badRequest("after", "must be the 'next' of the page before");
    }
}
