package io.kring.platform.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checked filter, reduced to what both {@link SqlTranslator} and {@link Evaluator} know. */
sealed interface Expr {
    Type type();

    List<Expr> operands();

    /** Whether the value is the same for all rows. */
    default boolean isConstant() {
        return !(this instanceof Field) && operands().stream().allMatch(Expr::isConstant);
    }

    /** What no other expression is part of. */
    sealed interface Leaf extends Expr {
        @Override
        default List<Expr> operands() {
            return List.of();
        }
    }

    record Constant(Type type, @Nullable Object value) implements Leaf {}

    record Field(String name, Type type, String sql) implements Leaf {}

    record Now() implements Leaf {
        @Override
        public Type type() {
            return Type.TIMESTAMP;
        }
    }

    record Choice(Type type, Expr condition, Expr then, Expr otherwise) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(condition, then, otherwise);
        }
    }

    record Call(Function function, List<Expr> operands) implements Expr {
        @Override
        public Type type() {
            return function.result();
        }
    }

    /** What is true or false, and never missing. */
    sealed interface Condition extends Expr {
        @Override
        default Type type() {
            return Type.BOOL;
        }
    }

    record Not(Expr operand) implements Condition {
        @Override
        public List<Expr> operands() {
            return List.of(operand);
        }
    }

    record OneOf(Expr needle, List<Constant> elements) implements Condition {
        @Override
        public List<Expr> operands() {
            return List.of(needle);
        }
    }

    record Relation(Relator relator, Expr left, Expr right) implements Condition {
        @Override
        public List<Expr> operands() {
            return List.of(left, right);
        }
    }

    /** {@code MEMBER}: the list on the left has the text on the right. */
    enum Relator {
        AND,
        OR,
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        MEMBER
    }
}
