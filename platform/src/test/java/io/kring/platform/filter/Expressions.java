package io.kring.platform.filter;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random well-typed filters over the fields of {@link FilterAgreementIT}, and the values that they and the rows have in common. */
final class Expressions {
    private static final int DEPTH = 4;

    private Expressions() {}

    static Arbitrary<String> filters() {
        return bool(DEPTH);
    }

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "", "Sneek", "sneek", "Sn", "ek", "a%b", "_", "\\", "'", "é", "e\u0301", "\uFFFD", "😀", "ß"),
                Arbitraries.of("a", "B", "_", "%", "\\", "'", " ", "é", "😀")
                        .list()
                        .ofMaxSize(3)
                        .map(parts -> String.join("", parts)));
    }

    static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        0.0, -0.0, 1.0, -1.0, 2.5, 0.1, 3.0, 1e-200, -1e200, 1e149, 7e-320, 9.007199254740993e15),
                Arbitraries.doubles().between(-10, 10));
    }

    static Arbitrary<Long> integers() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        0L, 1L, -1L, 2L, 7L, Long.MAX_VALUE, Long.MIN_VALUE, 9007199254740993L, 4611686018427387904L),
                Arbitraries.longs().between(-5, 5));
    }

    static Arbitrary<Instant> instants() {
        return Arbitraries.of(
                        "0001-01-01T00:00:00Z",
                        "9999-12-31T23:59:59.999999Z",
                        "2026-03-28T12:00:00Z",
                        "2026-03-29T12:00:00Z",
                        "2026-03-29T12:00:00.000001Z",
                        "2026-03-29T12:00:00.0000004Z",
                        "1969-12-31T23:59:59.999999Z")
                .map(Instant::parse);
    }

    static Arbitrary<UUID> ids() {
        return Arbitraries.of(new UUID(0, 0), new UUID(-1, -1), new UUID(0xABCDEF, 1));
    }

    private static Arbitrary<String> bool(int depth) {
        return choose(
                depth,
                () -> Stream.of(Arbitraries.of("optIn", "vip", "true", "false"), call("(%s == null)", anyField())),
                () -> Stream.of(
                        call("(%s && %s)", bool(depth - 1), bool(depth - 1)),
                        call("(%s || %s)", bool(depth - 1), bool(depth - 1)),
                        call("!(%s)", bool(depth - 1)),
                        comparison(bool(depth - 1)),
                        comparison(text(depth - 1)),
                        comparison(integer(depth - 1)),
                        comparison(number(depth - 1)),
                        call("(%s == %s)", integer(depth - 1), number(depth - 1)),
                        call("(%s < %s)", number(depth - 1), integer(depth - 1)),
                        comparison(time(depth - 1)),
                        comparison(duration(depth - 1)),
                        call("%s.startsWith(%s)", text(depth - 1), text(depth - 1)),
                        call("%s.endsWith(%s)", text(depth - 1), text(depth - 1)),
                        call("%s.contains(%s)", text(depth - 1), text(depth - 1)),
                        call("(%s in %s)", text(depth - 1), list(texts().map(Expressions::quoted))),
                        call("(%s in %s)", integer(depth - 1), list(integers().map(String::valueOf))),
                        call(
                                "(%s in %s)",
                                number(depth - 1),
                                list(Arbitraries.oneOf(integers(), numbers()).map(String::valueOf))),
                        call("(%s in %s)", integer(depth - 1), list(numbers().map(String::valueOf))),
                        call("(%s in %s)", time(depth - 1), list(instants().map(Expressions::timestamp))),
                        call("(%s in tags)", text(depth - 1)),
                        call("(%s == %s)", id(depth - 1), id(depth - 1)),
                        call("(%s != %s)", id(depth - 1), id(depth - 1)),
                        call("(%s in %s)", id(depth - 1), list(idTexts())),
                        call(
                                "((%s ? null : %s) == null)",
                                bool(depth - 1), Arbitraries.of("city", "score", "visits", "optIn", "owner")),
                        ternary(depth, bool(depth - 1))));
    }

    private static Arbitrary<String> text(int depth) {
        return choose(
                depth,
                () -> Stream.of(Arbitraries.of("city", "nick"), texts().map(Expressions::quoted)),
                () -> Stream.of(call("(%s + %s)", text(depth - 1), text(depth - 1)), ternary(depth, text(depth - 1))));
    }

    private static Arbitrary<String> id(int depth) {
        return choose(
                depth,
                () -> Stream.of(Arbitraries.of("owner"), idTexts()),
                () -> Stream.of(call("(%s ? owner : %s)", bool(depth - 1), id(depth - 1))));
    }

    private static Arbitrary<String> idTexts() {
        return ids().flatMap(id -> Arbitraries.of(id.toString(), id.toString().toUpperCase(Locale.ROOT)))
                .map(Expressions::quoted);
    }

    private static Arbitrary<String> integer(int depth) {
        return choose(
                depth,
                () -> Stream.of(
                        Arbitraries.of("visits", "small", "size(tags)"),
                        integers().map(String::valueOf)),
                () -> Stream.of(
                        arithmetic(List.of("+", "-", "*", "/", "%"), integer(depth - 1), integer(depth - 1)),
                        call("-(%s)", integer(depth - 1)),
                        call("size(%s)", text(depth - 1)),
                        ternary(depth, integer(depth - 1))));
    }

    private static Arbitrary<String> number(int depth) {
        var operators = List.of("+", "-", "*", "/");
        return choose(
                depth,
                () -> Stream.of(Arbitraries.of("score", "amount"), numbers().map(String::valueOf)),
                () -> Stream.of(
                        arithmetic(operators, number(depth - 1), number(depth - 1)),
                        arithmetic(operators, integer(depth - 1), number(depth - 1)),
                        arithmetic(operators, number(depth - 1), integer(depth - 1)),
                        call("-(%s)", number(depth - 1)),
                        call("double(%s)", integer(depth - 1)),
                        ternary(depth, number(depth - 1))));
    }

    private static Arbitrary<String> time(int depth) {
        return choose(
                depth,
                () -> Stream.of(
                        Arbitraries.of("createdAt", "orderedAt", "now"),
                        instants().map(Expressions::timestamp)),
                () -> Stream.of(
                        arithmetic(List.of("+", "-"), time(depth - 1), duration(depth - 1)),
                        call("(%s + %s)", duration(depth - 1), time(depth - 1)),
                        ternary(depth, time(depth - 1))));
    }

    private static Arbitrary<String> duration(int depth) {
        return choose(
                depth,
                () -> Stream.of(
                        Arbitraries.of("0s", "24h", "-36h", "1h30m", "0.000001s", "35064000h", "-35064000h", "1.5ms")
                                .map("duration('%s')"::formatted)),
                () -> Stream.of(
                        arithmetic(List.of("+", "-"), duration(depth - 1), duration(depth - 1)),
                        call("(%s - %s)", time(depth - 1), time(depth - 1))));
    }

    /** Lazy, or building the tree of all possible expressions would never end. */
    private static Arbitrary<String> choose(
            int depth, Supplier<Stream<Arbitrary<String>>> leaves, Supplier<Stream<Arbitrary<String>>> nodes) {
        return Arbitraries.integers()
                .between(0, depth == 0 ? 0 : 3)
                .flatMap(die ->
                        Arbitraries.oneOf((die == 0 ? leaves : nodes).get().toList()));
    }

    private static Arbitrary<String> anyField() {
        return Arbitraries.of(
                "city",
                "nick",
                "score",
                "amount",
                "visits",
                "small",
                "optIn",
                "vip",
                "createdAt",
                "orderedAt",
                "owner");
    }

    private static Arbitrary<String> comparison(Arbitrary<String> operand) {
        return Combinators.combine(operand, Arbitraries.of("==", "!=", "<", "<=", ">", ">="), operand)
                .as("(%s %s %s)"::formatted);
    }

    private static Arbitrary<String> arithmetic(
            List<String> operators, Arbitrary<String> left, Arbitrary<String> right) {
        return Combinators.combine(left, Arbitraries.of(operators), right).as("(%s %s %s)"::formatted);
    }

    private static Arbitrary<String> ternary(int depth, Arbitrary<String> branch) {
        return call("(%s ? %s : %s)", bool(depth - 1), branch, branch);
    }

    private static Arbitrary<String> list(Arbitrary<String> element) {
        return element.list().ofMaxSize(3).map(elements -> "[" + String.join(", ", elements) + "]");
    }

    @SafeVarargs
    private static Arbitrary<String> call(String template, Arbitrary<String>... operands) {
        return Combinators.combine(Arrays.asList(operands)).as(parts -> template.formatted(parts.toArray()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String timestamp(Instant instant) {
        return "timestamp('" + instant + "')";
    }
}
