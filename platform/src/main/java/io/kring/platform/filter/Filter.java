package io.kring.platform.filter;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition over published fields, from {@link FilterFields#compile}. {@link #sql} and {@link #test} select the same rows.
 *
 * <p>The language is CEL with {@code == != < <= > >= && || ! in ?:}, {@code + - * / %}, {@code startsWith endsWith contains
 * size double}, {@code timestamp('2026-01-31T12:00:00Z')}, {@code duration('720h')}, {@code null} and {@code now}. What both
 * sides mean:
 *
 * <ul>
 *   <li><b>Missing values</b> (NULL; in memory also an absent key): {@code field == null} asks for them. {@code ==} with any other
 *       value is false, {@code !=} true; {@code < <= > >= in startsWith endsWith contains} are false. A missing truth value
 *       counts as false in {@code ! && || ?:} and as the whole filter. Other functions and arithmetic of a missing value
 *       give a missing value; a missing list is an empty list.
 *   <li><b>Text</b> is compared by code point, whatever the language of the database; {@code size} counts code points.
 *   <li><b>Ids</b> are compared with each other and with the text of a UUID, in capitals or not, by {@code == != in} alone.
 *   <li><b>Numbers</b>: integers have 64 bits, numbers are IEEE doubles, and a mix is computed in doubles. NaN equals itself
 *       and is greater than all others. Arithmetic never fails: a division by zero or an integer overflow gives a missing
 *       value, and so does an operand that is neither 0 nor, in magnitude, from 1e-150 to 1e150.
 *   <li><b>Time</b> has microseconds; {@code now} is one instant for the whole filter. Arithmetic on timestamps outside of the
 *       years 1 to 9999, or with durations over 4,000 years, gives a missing value.
 * </ul>
 */
public final class Filter {
    private final String expression;
    private final Expr condition;

    Filter(String expression, Expr condition) {
        this.expression = expression;
        this.condition = condition;
    }

    /** A condition for a WHERE clause, with a {@code ?} for each parameter: String, UUID, Long, Double, Boolean, OffsetDateTime. */
    public record Sql(String where, List<Object> parameters) {}

    public String expression() {
        return expression;
    }

    /** The published names of the fields on which it depends. */
    public Set<String> fields() {
        var names = new LinkedHashSet<String>();
        collect(condition, names);
        return names;
    }

    private static void collect(Expr part, Set<String> names) {
        if (part instanceof Expr.Field field) {
            names.add(field.name());
        }
        part.operands().forEach(operand -> collect(operand, names));
    }

    public Sql sql() {
        return sql(Instant.now());
    }

    public Sql sql(Instant now) {
        return SqlTranslator.translate(condition, Type.micros(now));
    }

    /** Tests one row: String, UUID, Long or Integer, any Number, Boolean, Instant, Collection of String, by published name. */
    public boolean test(Map<String, ? extends @Nullable Object> values) {
        return test(values, Instant.now());
    }

    public boolean test(Map<String, ? extends @Nullable Object> values, Instant now) {
        return new Evaluator(values, Type.micros(now)).holds(condition);
    }

    @Override
    public String toString() {
        return expression;
    }
}
