package io.kring.benchmarks;

import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Finding people while somebody types, and those of them who are written down twice, among a million who are made for it and taken away
 * after it; and, where {@code KRING_BENCH_ROWS} says so, among as many as that.
 */
final class SearchArea implements Area {
    private static final int PEOPLE = 1_000_000;
    private static final Duration FILLING = Duration.ofMinutes(60);

    /** Each is typed letter by letter. */
    private static final List<String> TYPED = List.of(
            "hoektsra sneek",
            "sjoukje hoekstra",
            "müller berlin",
            "jan jansen",
            "pieter de vries",
            "virtanen oulu",
            "s hoekstra",
            "zeilmakerij",
            "anna smith",
            "o'neill",
            "+31 6 12 34 56",
            "0612345678",
            "search.a@mail",
            "jürgen mueller",
            "de vries leeuwarden",
            "van der velde",
            "hans brownvisser",
            "jnasen",
            "lukasz",
            "väinö",
            "rikkert",
            "xyzzy");

    private static final String TAKE_AWAY = """
            delete from search_person where tenant_id = 'meer';
            delete from search_word where tenant_id = 'meer';
            delete from duplicate_pair where tenant_id = 'meer' and second_id between '00000000-0000-7000-a000-000000000000' and '00000000-0000-7000-a000-ffffffffffff';
            delete from duplicate_key where tenant_id = 'meer' and contact_id between '00000000-0000-7000-a000-000000000000' and '00000000-0000-7000-a000-ffffffffffff';
            delete from contact where tenant_id = 'meer' and id between '00000000-0000-7000-a000-000000000000' and '00000000-0000-7000-a000-ffffffffffff';
            delete from company where tenant_id = 'meer' and id between '00000000-0000-7000-a001-000000000000' and '00000000-0000-7000-a001-ffffffffffff';
            insert into search_fill (tenant_id) values ('meer') on conflict (tenant_id) do update set last = null;
            """;

    private final Stack stack;

    SearchArea(Stack stack) {
        this.stack = stack;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<String> parts() {
        return List.of("contacts-service", "keycloak");
    }

    @Override
    public void measure(Consumer<Result> results) throws Exception {
        try {
            var slow = typing(PEOPLE, results);
            results.accept(Result.atMost(
                    name(), "search " + PEOPLE + " people for duplicates, keys and all", duplicates(), "s", 600));
            var many = System.getenv("KRING_BENCH_ROWS");
            if (many != null) {
                results.accept(Result.atMost(
                        name(),
                        "p95 of a search among " + many + " by that among " + PEOPLE,
                        typing(Integer.parseInt(many), results) / slow,
                        "x",
                        3));
            }
        } finally {
            execute(TAKE_AWAY);
        }
    }

    /** @return the time that one search in twenty takes longer than, in milliseconds */
    private double typing(int people, Consumer<Result> results) throws Exception {
        execute(TAKE_AWAY);
        try (var sql = Objects.requireNonNull(SearchArea.class.getResourceAsStream("/search-people.sql"))) {
            execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8).replace("${people}", "" + people));
        }
        var begun = System.nanoTime();
        Waiting.until(
                "everybody can be found", FILLING, () -> number("select count(*) from search_fill"), left -> left == 0);
        results.accept(Result.told(
                name(), "fill the search with " + people + " people", (System.nanoTime() - begun) / 1e9, "s"));
        var bytes = number(
                "select sum(pg_total_relation_size(oid)) from pg_class where relname like 'search!_%' escape '!' and relkind = 'r'");
        results.accept(Result.told(name(), "its tables and indexes", bytes / 1e6, "MB"));
        execute("vacuum analyze search_person");
        return new TypingScenario(name(), stack).measure(people, TYPED, results);
    }

    private double duplicates() {
        var session = Session.of(stack.addresses(), "anna", "demo").at(stack.contacts());
        var begun = System.nanoTime();
        var run = session.post("/api/v1/duplicate-runs", Session.json())
                .expect(202)
                .json()
                .path("runId")
                .asText();
        var ended = Waiting.until(
                "all are compared",
                FILLING,
                () -> session.get("/api/v1/duplicate-runs/" + run, Map.of())
                        .expect(200)
                        .json(),
                state -> !state.path("status").asText().equals("running"));
        if (!ended.path("status").asText().equals("done")) {
            throw new IllegalStateException("The search for duplicates broke off: " + ended);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void execute(String sql) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stack.postgresPort() + "/contacts",
                "postgres",
                stack.postgresPassword());
    }
}
