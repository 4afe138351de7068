package io.kring.platform.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kring.platform.filter.Expr.Call;
import io.kring.platform.filter.Expr.Choice;
import io.kring.platform.filter.Expr.Constant;
import io.kring.platform.filter.Expr.Field;
import io.kring.platform.filter.Expr.Not;
import io.kring.platform.filter.Expr.Now;
import io.kring.platform.filter.Expr.OneOf;
import io.kring.platform.filter.Expr.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes a filter over the values of one row, null meaning that a value is missing. */
record Evaluator(Map<String, ? extends @Nullable Object> values, Instant now) {

    boolean holds(Expr condition) {
        return Boolean.TRUE.equals(value(condition));
    }

    @Nullable
    Object value(Expr expr) {
        return switch (expr) {
            case Constant constant -> constant.value();
            case Now ignored -> now;
            case Field field -> field(field);
            case Not not -> !holds(not.operand());
            case Choice choice -> value(holds(choice.condition()) ? choice.then() : choice.otherwise());
            case OneOf oneOf -> {
                var needle = value(oneOf.needle());
                yield needle != null && oneOf.elements().stream().anyMatch(element -> same(needle, element.value()));
            }
            case Relation relation -> relation(relation);
            case Call call -> call(call);
        };
    }

    private @Nullable Object field(Field field) {
        var value = values.get(field.name());
        if (value == null) {
            return field.type() == Type.TEXT_LIST ? List.of() : null;
        }
        return field.type().read(field.name(), value);
    }

    private boolean relation(Relation relation) {
        var left = relation.left();
        var right = relation.right();
        return switch (relation.relator()) {
            case AND -> holds(left) && holds(right);
            case OR -> holds(left) || holds(right);
            case EQUAL -> same(value(left), value(right));
            case LESS -> order(value(left), value(right)) < 0;
            case LESS_OR_EQUAL -> order(value(left), value(right)) <= 0;
            case MEMBER ->
                value(left) instanceof Collection<?> list && value(right) instanceof String text && list.contains(text);
        };
    }

    private @Nullable Object call(Call call) {
        var missing = call.type() == Type.BOOL ? Boolean.FALSE : null;
        var arguments = new ArrayList<Object>();
        for (var operand : call.operands()) {
            var value = value(operand);
            if (value == null) {
                return missing;
            }
            arguments.add(value);
        }
        try {
            return call.function().body().apply(arguments);
        } catch (ArithmeticException noResult) {
            return missing;
        }
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? left == right : left.equals(right) || order(left, right) == 0;
    }

    /** PostgreSQL's order: text by code point, -0.0 equal to 0.0, NaN last. A missing value is before and after nothing. */
    @SuppressWarnings("unchecked")
    private static int order(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return 1;
        }
        return switch (left) {
            case String text -> Arrays.compareUnsigned(text.getBytes(UTF_8), ((String) right).getBytes(UTF_8));
            case Double number -> number.doubleValue() == (Double) right ? 0 : number.compareTo((Double) right);
            default -> ((Comparable<Object>) left).compareTo(right);
        };
    }
}
