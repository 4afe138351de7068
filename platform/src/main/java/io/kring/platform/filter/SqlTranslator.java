package io.kring.platform.filter;

import io.kring.platform.filter.Expr.Call;
import io.kring.platform.filter.Expr.Choice;
import io.kring.platform.filter.Expr.Constant;
import io.kring.platform.filter.Expr.Field;
import io.kring.platform.filter.Expr.Not;
import io.kring.platform.filter.Expr.Now;
import io.kring.platform.filter.Expr.OneOf;
import io.kring.platform.filter.Expr.Relation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a filter as a PostgreSQL condition. A part without fields is computed here and bound, so that an index can be used.
 * Every method writes its operands in the order in which it translates them, because that is the order of the parameters.
 */
final class SqlTranslator {
    private final List<Object> parameters = new ArrayList<>();
    private final Evaluator constants;

    private SqlTranslator(Instant now) {
        this.constants = new Evaluator(Map.of(), now);
    }

    static Filter.Sql translate(Expr expr, Instant now) {
        var translator = new SqlTranslator(now);
        var where = translator.condition(expr);
        return new Filter.Sql(where, List.copyOf(translator.parameters));
    }

    /** SQL that is true where the condition holds, and false or NULL elsewhere. */
    private String condition(Expr expr) {
        if (expr.isConstant()) {
            return constants.holds(expr) ? "TRUE" : "FALSE";
        }
        return switch (expr) {
            case Not not -> "((" + condition(not.operand()) + ") IS NOT TRUE)";
            case OneOf oneOf -> oneOf(oneOf);
            case Relation relation -> "(" + relation(relation) + ")";
            case Call call -> "(" + call(call) + ")";
            case Choice choice -> value(choice);
            case Field field -> value(field);
            case Constant ignored -> throw new IllegalStateException("a constant is bound");
            case Now ignored -> throw new IllegalStateException("a constant is bound");
        };
    }

    /** SQL that is NULL only where the value is missing. */
    private String value(Expr expr) {
        if (expr.isConstant()) {
            return parameter(expr.type(), constants.value(expr));
        }
        return switch (expr) {
            case Field field -> field.sql();
            case Choice choice ->
                "(CASE WHEN " + condition(choice.condition()) + " THEN " + value(choice.then()) + " ELSE "
                        + value(choice.otherwise()) + " END)";
            case Call call when call.type() != Type.BOOL -> "(" + call(call) + ")";
            default -> "(" + condition(expr) + " IS TRUE)";
        };
    }

    private String parameter(Type type, @Nullable Object value) {
        if (value == null) {
            return "cast(NULL AS " + type.sql + ")";
        }
        parameters.add(value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        return "cast(? AS " + type.sql + ")";
    }

    private String relation(Relation relation) {
        var left = relation.left();
        var right = relation.right();
        return switch (relation.relator()) {
            case AND -> condition(left) + " AND " + condition(right);
            case OR -> condition(left) + " OR " + condition(right);
            case EQUAL -> left.isConstant() ? equal(right, left) : equal(left, right);
            case LESS -> value(left) + collation(left) + " < " + value(right);
            case LESS_OR_EQUAL -> value(left) + collation(left) + " <= " + value(right);
            case MEMBER -> value(left) + " @> ARRAY[cast(" + comparable(right) + " AS text)]";
        };
    }

    /** Without NULL on both sides, plain {@code =} does, and can use an index. */
    private String equal(Expr left, Expr right) {
        if (!right.isConstant()) {
            return value(left) + collation(left) + " IS NOT DISTINCT FROM " + value(right);
        }
        return constants.value(right) == null ? value(left) + " IS NULL" : comparable(left) + " = " + value(right);
    }

    private String oneOf(OneOf oneOf) {
        if (oneOf.elements().isEmpty()) {
            return "FALSE";
        }
        return comparable(oneOf.needle())
                + oneOf.elements().stream().map(this::value).collect(Collectors.joining(", ", " IN (", ")"));
    }

    private String call(Call call) {
        return call.function()
                .sql()
                .formatted(call.operands().stream().map(this::value).toArray());
    }

    /** A field keeps its own collation, for the sake of its index; a text made of several fields may have none. */
    private String comparable(Expr expr) {
        return value(expr) + (expr instanceof Field || expr.isConstant() ? "" : collation(expr));
    }

    private static String collation(Expr expr) {
        return expr.type() == Type.TEXT ? " COLLATE \"C\"" : "";
    }
}
