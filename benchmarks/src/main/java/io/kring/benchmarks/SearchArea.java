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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * Finding people while somebody types, and those of them who are written down twice, among a million (or
 * {@code KRING_BENCH_PEOPLE}) who are made for it and taken away after it.
 */
final class SearchArea implements Area {
    private static final int PEOPLE =
            Integer.parseInt(Objects.requireNonNullElse(System.getenv("KRING_BENCH_PEOPLE"), "1000000"));
    private static final int AT_ONCE = 2;
    private static final int SECONDS = 30;
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
    public List<Result> measure() throws Exception {
        var results = new ArrayList<Result>();
        try (var people = Objects.requireNonNull(SearchArea.class.getResourceAsStream("/search-people.sql"))) {
            execute(TAKE_AWAY);
            execute(new String(people.readAllBytes(), StandardCharsets.UTF_8).replace("${people}", "" + PEOPLE));
        }
        try {
            var begun = System.nanoTime();
            Waiting.until(
                    "everybody can be found",
                    FILLING,
                    () -> number("select count(*) from search_fill"),
                    left -> left == 0);
            results.add(Result.told(
                    name(), "fill the search with " + PEOPLE + " people", (System.nanoTime() - begun) / 1e9, "s"));
            var bytes = number(
                    "select sum(pg_total_relation_size(oid)) from pg_class where relname like 'search!_%' escape '!' and relkind = 'r'");
            results.add(Result.told(name(), "its tables and indexes", bytes / 1e6, "MB"));
            execute("vacuum analyze search_person");
            var token = Session.of(stack.addresses(), "anna", "demo").token();
            var load = new HttpLoad(stack.contacts(), AT_ONCE);
            var requests = requests(token);
            LongFunction<byte[]> typing = number -> requests.get((int) (number % requests.size()));
            load.warmUp(5_000, 200, typing);
            var times = load.milliseconds(Duration.ofSeconds(SECONDS), 200, typing);
            results.add(Result.told(
                    name(), "search as you type, " + AT_ONCE + " at once, median", times[times.length / 2], "ms"));
            results.add(Result.atMost(
                    name(),
                    "search as you type, " + AT_ONCE + " at once, p95",
                    times[times.length * 95 / 100],
                    "ms",
                    100));
            results.add(Result.atMost(
                    name(), "search " + PEOPLE + " people for duplicates, keys and all", duplicates(), "s", 600));
        } finally {
            execute(TAKE_AWAY);
        }
        return results;
    }

    private double duplicates() {
        var session = Session.of(stack.addresses(), "anna", "demo").at(stack.contacts());
        var begun = System.nanoTime();
        var run = session.post("/api/v1/duplicates/runs", Session.json())
                .expect(202)
                .json()
                .path("runId")
                .asText();
        var ended = Waiting.until(
                "all are compared",
                FILLING,
                () -> session.get("/api/v1/duplicates/runs/" + run, Map.of())
                        .expect(200)
                        .json(),
                state -> !state.path("status").asText().equals("running"));
        if (!ended.path("status").asText().equals("done")) {
            throw new IllegalStateException("The search for duplicates broke off: " + ended);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static List<byte[]> requests(String token) {
        var requests = new ArrayList<byte[]>();
        for (var typed : TYPED) {
            for (var end = 1; end <= typed.length(); end++) {
                if (typed.charAt(end - 1) != ' ') {
                    requests.add(Requests.get(token, "/api/v1/contacts/search", Map.of("q", typed.substring(0, end))));
                }
            }
        }
        return requests;
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
