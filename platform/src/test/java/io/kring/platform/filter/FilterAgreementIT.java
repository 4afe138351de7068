package io.kring.platform.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.testkit.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Both meanings of a filter select the same rows, on a database with another language and time zone than Java's. */
@SuppressWarnings("NullAway.Init")
class FilterAgreementIT {
    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00.123456789Z");
    private static final List<String> COLUMNS = List.of(
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
            "tags",
            "owner");
    private static final FilterFields FIELDS = FilterFields.builder()
            .text("city", "t.city")
            .text("nick", "t.nick")
            .number("score", "t.score")
            .number("amount", "t.amount")
            .integer("visits", "t.visits")
            .integer("small", "t.small")
            .bool("optIn", "t.opt_in")
            .bool("vip", "t.vip")
            .timestamp("createdAt", "t.created_at")
            .timestamp("orderedAt", "t.ordered_at")
            .textList("tags", "t.tags")
            .id("owner", "t.owner")
            .build();

    private static Connection connection;

    @BeforeContainer
    static void start() throws SQLException {
        Servers.running().freshDatabase("platform-filter");
        connection = Servers.running().connect("platform-filter");
        try (var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'Europe/Amsterdam'");
            statement.execute("""
                    CREATE TABLE t (id int, city text COLLATE "en-x-icu", nick varchar COLLATE "nl-x-icu",
                        score double precision, amount numeric, visits bigint, small int, opt_in boolean, vip boolean,
                        created_at timestamptz, ordered_at timestamptz, tags text[], owner uuid)""");
        }
    }

    @AfterContainer
    static void stop() throws SQLException {
        connection.close();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void sqlAndMemorySelectTheSameRows(
            @ForAll("filters") String expression, @ForAll("tables") List<Map<String, Object>> rows)
            throws SQLException {
        // Given
        var filter = FIELDS.compile(expression);
        insert(rows);

        // When
        var selected = select(filter.sql(NOW));

        // Then
        var passing = IntStream.range(0, rows.size())
                .filter(row -> filter.test(rows.get(row), NOW))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(selected).as("%s%n%s", expression, filter.sql(NOW)).isEqualTo(passing);
        Statistics.collect(selected.isEmpty() ? "none" : selected.size() == rows.size() ? "all" : "some");
        Statistics.coverage(coverage -> coverage.check("some").percentage(percentage -> percentage > 20));
    }

    /** Whatever is typed is either refused when compiled, or runs. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void damagedFiltersAreRefusedOrRun(@ForAll("damaged") String expression) throws SQLException {
        // Given
        Filter filter;
        try {
            filter = FIELDS.compile(expression);
        } catch (FilterException refused) {
            assertThat(refused.position()).isBetween(1, expression.length() + 1);
            return;
        }
        insert(List.of(Map.of()));

        // When
        var selected = select(filter.sql(NOW));

        // Then
        assertThat(selected.isEmpty()).isEqualTo(!filter.test(Map.of(), NOW));
    }

    @Provide
    Arbitrary<String> filters() {
        return Expressions.filters().filter(expression -> expression.length() < 4000);
    }

    @Provide
    Arbitrary<String> damaged() {
        var patch = Arbitraries.of(
                "",
                "(",
                ")",
                "!",
                "-",
                "'",
                "\\",
                "\0",
                "\uD800",
                "null",
                "[1]",
                "tags",
                "owner",
                "now",
                "{}",
                "5u",
                " == ",
                ".x",
                "1e999",
                "99999999999999999999",
                "b'x'",
                "type(1)",
                "?",
                ":",
                "$1",
                "--",
                ";",
                "%s",
                "[null]");
        return Combinators.combine(
                        filters(),
                        patch,
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 8))
                .as((filter, insert, at, cut) -> {
                    var start = at % filter.length();
                    return filter.substring(0, start)
                            + insert
                            + filter.substring(Math.min(filter.length(), start + cut));
                });
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> tables() {
        return row().list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<Map<String, Object>> row() {
        var extremes = Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE);
        var values = List.<Arbitrary<? extends Object>>of(
                Expressions.texts(),
                Expressions.texts(),
                Arbitraries.frequencyOf(Tuple.of(4, Expressions.numbers()), Tuple.of(1, extremes)),
                Arbitraries.doubles().between(-100, 100).ofScale(2),
                Expressions.integers(),
                Arbitraries.integers().between(-3, 3),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Expressions.instants(),
                Expressions.instants(),
                Expressions.texts().list().ofMaxSize(3),
                Expressions.ids());
        return Combinators.combine(values.stream()
                        .map(value -> value.asGeneric().injectNull(0.2))
                        .toList())
                .as(cells -> {
                    var row = new HashMap<String, Object>();
                    IntStream.range(0, cells.size()).forEach(column -> row.put(COLUMNS.get(column), cells.get(column)));
                    return row;
                });
    }

    private static void insert(List<Map<String, Object>> rows) throws SQLException {
        try (var delete = connection.createStatement();
                var insert =
                        connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            delete.execute("TRUNCATE t");
            for (var id = 0; id < rows.size(); id++) {
                insert.setInt(1, id);
                for (var column = 0; column < COLUMNS.size(); column++) {
                    insert.setObject(column + 2, jdbc(rows.get(id).get(COLUMNS.get(column))));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static @Nullable Object jdbc(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> list -> list.toArray(String[]::new);
            default -> value;
        };
    }

    private static Set<Integer> select(Filter.Sql sql) throws SQLException {
        try (var select = connection.prepareStatement("SELECT t.id FROM t WHERE " + sql.where())) {
            for (var index = 0; index < sql.parameters().size(); index++) {
                select.setObject(index + 1, sql.parameters().get(index));
            }
            var ids = new TreeSet<Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getInt(1));
                }
            }
            return ids;
        }
    }
}
