package io.kring.platform.filter;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.RuntimeHelpers;
import io.kring.platform.filter.Expr.Call;
import io.kring.platform.filter.Expr.Choice;
import io.kring.platform.filter.Expr.Constant;
import io.kring.platform.filter.Expr.Field;
import io.kring.platform.filter.Expr.Not;
import io.kring.platform.filter.Expr.Now;
import io.kring.platform.filter.Expr.OneOf;
import io.kring.platform.filter.Expr.Relation;
import io.kring.platform.filter.Expr.Relator;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns a checked CEL tree into an {@link Expr}, and refuses what has no translation. */
record FilterReader(Map<String, Field> fields, CelAbstractSyntaxTree tree) {
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    Expr read() {
        return read(tree.getExpr());
    }

    private Expr read(CelExpr cel) {
        return switch (cel.getKind()) {
            case CONSTANT -> constant(cel);
            case IDENT, SELECT -> variable(cel);
            case CALL -> call(cel);
            case LIST -> throw refusal(cel, "a list can only stand on the right of 'in'");
            case COMPREHENSION -> throw refusal(cel, "macros such as exists() are not available, use 'in'");
            default -> throw refusal(cel, "maps and messages are not available");
        };
    }

    private Constant constant(CelExpr cel) {
        CelConstant constant = cel.constant();
        return switch (constant.getKind()) {
            case NULL_VALUE -> new Constant(Type.NULL, null);
            case BOOLEAN_VALUE -> new Constant(Type.BOOL, constant.booleanValue());
            case INT64_VALUE -> new Constant(Type.INTEGER, constant.int64Value());
            case DOUBLE_VALUE -> new Constant(Type.NUMBER, constant.doubleValue());
            case STRING_VALUE -> new Constant(Type.TEXT, storable(cel, constant.stringValue()));
            default -> throw refusal(cel, "unsigned numbers and bytes are not available");
        };
    }

    private String storable(CelExpr cel, String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw refusal(cel, "the text has a character that no stored text can have (NUL or half a surrogate pair)");
        }
        return text;
    }

    private Expr variable(CelExpr cel) {
        var name =
                tree.getReference(cel.id()).map(reference -> reference.name()).orElse("");
        var field = fields.get(name);
        if (field != null) {
            return field;
        }
        if (name.equals(Language.NOW)) {
            return new Now();
        }
        throw refusal(cel, "not a field; the fields are %s and now".formatted(String.join(", ", fields.keySet())));
    }

    private Expr call(CelExpr cel) {
        var name = cel.call().function();
        var arguments = Stream.concat(cel.call().target().stream(), cel.call().args().stream())
                .toList();
        return switch (name) {
            case "@in" -> in(cel, read(arguments.get(0)), arguments.get(1));
            case "timestamp" -> new Constant(Type.TIMESTAMP, timestamp(cel, literal(cel, arguments.getFirst())));
            case "duration" -> new Constant(Type.DURATION, duration(cel, literal(cel, arguments.getFirst())));
            case "matches" -> throw refusal(cel, "regular expressions are not available, use contains(), startsWith()");
            default -> operation(cel, name, arguments.stream().map(this::read).toList());
        };
    }

    private Expr operation(CelExpr cel, String name, List<Expr> operands) {
        var first = operands.getFirst();
        var last = operands.getLast();
        return switch (name) {
            case "_&&_" -> new Relation(Relator.AND, first, last);
            case "_||_" -> new Relation(Relator.OR, first, last);
            case "!_" -> new Not(first);
            case "_==_" -> equal(cel, first, last);
            case "_!=_" -> new Not(equal(cel, first, last));
            case "_<_" -> relation(cel, Relator.LESS, first, last);
            case "_<=_" -> relation(cel, Relator.LESS_OR_EQUAL, first, last);
            case "_>_" -> relation(cel, Relator.LESS, last, first);
            case "_>=_" -> relation(cel, Relator.LESS_OR_EQUAL, last, first);
            case "_?_:_" -> choice(cel, first, operands.get(1), last);
            case "-_" -> function(cel, "_-_", List.of(new Constant(Type.INTEGER, 0L), first));
            default -> function(cel, name, operands);
        };
    }

    private Expr equal(CelExpr cel, Expr left, Expr right) {
        if (left.type() == Type.TEXT_LIST || right.type() == Type.TEXT_LIST) {
            throw refusal(cel, "lists cannot be compared, use 'in' or size()");
        }
        return relation(cel, Relator.EQUAL, beside(cel, right, left), beside(cel, left, right));
    }

    private Expr relation(CelExpr cel, Relator relator, Expr left, Expr right) {
        if (relator != Relator.EQUAL && (left.type() == Type.ID || right.type() == Type.ID)) {
            throw refusal(cel, "ids can only be compared by == and != and by 'in' with a list of them");
        }
        var mixed = left.type() != right.type();
        return new Relation(relator, mixed ? widened(left) : left, mixed ? widened(right) : right);
    }

    /** What stands beside an id is one, too: never text that differs from it in every row, or that no index on ids serves. */
    private Expr beside(CelExpr cel, Expr id, Expr expr) {
        if (id.type() != Type.ID || expr.type() != Type.TEXT) {
            return expr;
        }
        if (expr instanceof Constant(Type type, String text)
                && UUID_TEXT.matcher(text).matches()) {
            return new Constant(Type.ID, UUID.fromString(text));
        }
        throw refusal(cel, "an id can only be compared with another and with the text of a UUID");
    }

    private Expr choice(CelExpr cel, Expr condition, Expr then, Expr otherwise) {
        if (then.type() == otherwise.type()) {
            return then.type() == Type.NULL ? then : new Choice(then.type(), condition, then, otherwise);
        }
        var one = typed(beside(cel, otherwise, then), otherwise);
        return new Choice(one.type(), condition, one, typed(beside(cel, then, otherwise), one));
    }

    /** A null has the type of what stands beside it. */
    private static Expr typed(Expr expr, Expr beside) {
        return expr.type() == Type.NULL ? new Constant(beside.type(), null) : expr;
    }

    private Expr in(CelExpr cel, Expr needle, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            var haystack = read(list);
            if (haystack.type() != Type.TEXT_LIST) {
                throw refusal(list, "not a list");
            }
            return relation(cel, Relator.MEMBER, haystack, needle);
        }
        var elements = list.list().elements().stream().map(this::element).toList();
        if (needle.type() == Type.INTEGER && elements.stream().anyMatch(element -> element.type() == Type.NUMBER)) {
            needle = widened(needle);
        }
        var wanted = needle;
        var typed = elements.stream()
                .map(element -> wanted.type() == Type.NUMBER ? widened(element) : beside(cel, wanted, element));
        return new OneOf(wanted, typed.map(Constant.class::cast).toList());
    }

    private Constant element(CelExpr cel) {
        if (read(cel) instanceof Constant constant && constant.value() != null) {
            return constant;
        }
        throw refusal(cel, "a list can only hold constants that are not null");
    }

    private Expr function(CelExpr cel, String name, List<Expr> operands) {
        return find(name, operands)
                .or(() ->
                        find(name, operands.stream().map(FilterReader::widened).toList()))
                .orElseThrow(() -> refusal(
                        cel,
                        "'%s' is not available for %s"
                                .formatted(
                                        name, operands.stream().map(Expr::type).toList())));
    }

    private static Optional<Expr> find(String name, List<Expr> operands) {
        var types = operands.stream().map(Expr::type).toList();
        return Function.ALL.stream()
                .filter(function ->
                        function.name().equals(name) && function.parameters().equals(types))
                .findFirst()
                .map(function -> new Call(function, operands));
    }

    private static Expr widened(Expr expr) {
        return switch (expr) {
            case Constant(Type type, Long value)
            when type == Type.INTEGER -> new Constant(Type.NUMBER, value.doubleValue());
            case Expr integer when integer.type() == Type.INTEGER -> new Call(Function.WIDEN, List.of(integer));
            default -> expr;
        };
    }

    private String literal(CelExpr cel, CelExpr argument) {
        if (read(argument) instanceof Constant(Type type, String text) && type == Type.TEXT) {
            return text;
        }
        throw refusal(cel, "timestamp() and duration() take a literal text");
    }

    private Object timestamp(CelExpr cel, String text) {
        try {
            var instant = Type.micros(OffsetDateTime.parse(text).toInstant());
            if (Function.usable(instant)) {
                return instant;
            }
        } catch (DateTimeException ignored) {
            // refused below, as what is out of range
        }
        throw refusal(cel, "not an RFC 3339 time of the years 1 to 9999, such as '2026-01-31T12:00:00Z'");
    }

    private Object duration(CelExpr cel, String text) {
        try {
            var micros = RuntimeHelpers.createJavaDurationFromString(text).dividedBy(ChronoUnit.MICROS.getDuration());
            if (Function.usable(micros)) {
                return micros;
            }
        } catch (IllegalArgumentException | ArithmeticException ignored) {
            // refused below, as what is out of range
        }
        throw refusal(cel, "not a duration of at most 4,000 years, such as '720h', '1h30m' or '-0.5s'");
    }

    private FilterException refusal(CelExpr cel, String message) {
        return new FilterException(tree.getSource().getPositionsMap().getOrDefault(cel.id(), 0) + 1, message);
    }
}
