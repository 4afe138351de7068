package io.kring.platform.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by key, so that the thousandth page costs what the first does.
 *
 * @param next the {@code after} of the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Makes a page of rows that were read with {@code limit + 1}: one more than asked for tells that there is a next page.
     *
     * @param key the sort key of a row, the last column of which is unique
     */
    public static <T> Page<T> of(List<T> rows, PageQuery query, Function<T, List<?>> key) {
        if (rows.size() <= query.limit()) {
            return new Page<>(rows, null);
        }
        var items = List.copyOf(rows.subList(0, query.limit()));
        return new Page<>(items, PageQuery.encode(key.apply(items.getLast())));
    }

    /** A page that may have fewer rows than were asked for, after which the list goes on behind this key. */
    public static <T> Page<T> upTo(List<T> items, List<?> key) {
        return new Page<>(items, PageQuery.encode(key));
    }
}
