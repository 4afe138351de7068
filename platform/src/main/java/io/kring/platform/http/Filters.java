package io.kring.platform.http;

import io.kring.platform.filter.Filter;
import io.kring.platform.filter.FilterException;
import io.kring.platform.filter.FilterFields;
import io.kring.platform.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code filter}. */
public final class Filters {
    private Filters() {}

    /** The filter, or null where none was given; one that is not well-typed is a 400 that says where and why. */
    public static @Nullable Filter compile(FilterFields fields, @Nullable String expression) {
        return expression == null ? null : compile(fields, "filter", expression);
    }

    /** @param field the field of the request that carries the expression */
    public static Filter compile(FilterFields fields, String field, String expression) {
        try {
            return fields.compile(expression);
        } catch (FilterException e) {
            throw Problems.badRequest(field, String.valueOf(e.getMessage()));
        }
    }
}
