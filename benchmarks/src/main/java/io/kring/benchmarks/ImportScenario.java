package io.kring.benchmarks;

import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * People imported from a CSV file until their events are with the broker and they have their timelines and can be found, beside
 * {@code COPY} of the rows that this leaves; and a search among them.
 */
final class ImportScenario {
    private static final long[] SIZES = {100_000, 1_000_000};
    /** Of more, only the rate is measured: the disk would have to hold them three times. */
    private static final long MOST_COPIED = 1_000_000;

    private static final double LEAST = 0.25;
    private static final Duration PATIENCE = Duration.ofHours(3);

    /** Of the last who were made, whom the search and the timelines do not know yet; what is told of people is told in order. */
    private static final String BEHIND = """
            select count(*) from (select id from contact where tenant_id = 'meer' order by id desc limit 20000) c
            where not exists (select from search_person s where s.tenant_id = 'meer' and s.contact_id = c.id)
              or not exists (select from timeline_entry t where t.tenant_id = 'meer' and t.contact_id = c.id)""";

    /** What an import leaves of a person, by table in the order in which they can be copied. */
    private static final Map<String, String> ROWS = rows();

    private final String area;
    private final Stack stack;
    private final Session session;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> typing = new ArrayList<>();
    private long all;

    ImportScenario(String area, Stack stack) {
        this.area = area;
        this.stack = stack;
        this.session = Session.of(stack.addresses(), "anna", "demo").at(stack.contacts());
    }

    /** A hundred thousand, and then a million. */
    void measure(Consumer<Result> results) throws Exception {
        for (var size : SIZES) {
            measure(size, results);
        }
    }

    /** As many as {@code KRING_BENCH_ROWS} says, where it does: what takes longest comes last. */
    void measureMany(Consumer<Result> results) throws Exception {
        var rows = System.getenv("KRING_BENCH_ROWS");
        if (rows != null) {
            measure(Long.parseLong(rows), results);
        }
        results.accept(Result.between(
                area,
                "rate of the largest by that of the smallest",
                rates.getLast() / rates.getFirst(),
                "x",
                0.75,
                1.25));
        results.accept(Result.atMost(
                area,
                "p95 of a search among the most by that among the next most",
                typing.getLast() / typing.get(typing.size() - 2),
                "x",
                3));
    }

    private void measure(long size, Consumer<Result> results) throws Exception {
        var scenario = "import " + size + " people from CSV";
        var begun = Instant.now();
        var job = imported(size);
        var rate = perSecond(size, begun);
        rates.add(rate);
        if (size <= MOST_COPIED) {
            results.accept(Result.besideLimit(area, scenario, rate, "/s", copied(job, size), LEAST));
        } else {
            results.accept(Result.told(area, scenario, rate, "/s"));
        }
        all += size;
        typing.add(new TypingScenario(area, stack).measure(all, Crowd.typed("typed", 25), results));
    }

    /** Returns the id of the import once all is told. */
    UUID imported(long rows) throws Exception {
        var run = Long.toString(System.nanoTime(), 36);
        var begun = session.send(
                        "POST",
                        "/api/v1/imports?source=" + run + ".csv&regions=NL",
                        BodyPublishers.ofInputStream(() -> Crowd.csv(run, rows)),
                        Map.of("Content-Type", "text/csv", "Prefer", "wait=0"))
                .expect(201)
                .json();
        var id = begun.path("id").asText();
        var receipt = Waiting.until(
                "the import",
                PATIENCE,
                () -> session.get("/api/v1/jobs/" + id, Map.of()).expect(200).json(),
                job -> !job.path("status").asText().equals("running"));
        if (receipt.path("created").asLong() != rows) {
            throw new IllegalStateException("Not all were imported: " + receipt);
        }
        Waiting.until(
                "the events",
                PATIENCE,
                () -> number("select count(*) from (select from outbox limit 1) as first"),
                waiting -> waiting == 0);
        Waiting.until("the search and the timelines", PATIENCE, () -> number(BEHIND), behind -> behind == 0);
        return UUID.fromString(id);
    }

    private long number(String sql) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url("contacts"), "postgres", stack.postgresPassword());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Rows of people per second that PostgreSQL alone takes into the same tables. */
    private double copied(UUID job, long rows) throws Exception {
        var files = new TreeMap<String, Path>();
        try {
            try (var connection = DriverManager.getConnection(url("contacts"), "postgres", stack.postgresPassword())) {
                for (var table : ROWS.entrySet()) {
                    var file = Files.createTempFile("kring", "." + table.getKey());
                    files.put(table.getKey(), file);
                    try (var out = Files.newOutputStream(file)) {
                        copy(connection)
                                .copyOut(
                                        "copy (" + table.getValue() + " where c.change_id = '" + job + "') to stdout",
                                        out);
                    }
                }
            }
            try (var connection =
                    DriverManager.getConnection(url(Pgbench.DATABASE), "postgres", stack.postgresPassword())) {
                var begun = Instant.now();
                for (var table : ROWS.keySet()) {
                    try (var in = Files.newInputStream(files.get(table))) {
                        copy(connection).copyIn("copy " + table + " from stdin", in);
                    }
                }
                return perSecond(rows, begun);
            }
        } finally {
            for (var file : files.values()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, String> rows() {
        var rows = new LinkedHashMap<String, String>();
        rows.put("contact", "select c.* from contact c");
        for (var table : List.of("identity", "consent_entry", "duplicate_key", "timeline_entry", "search_person")) {
            rows.put(
                    table,
                    "select t.* from " + table
                            + " t join contact c on c.tenant_id = t.tenant_id and c.id = t.contact_id");
        }
        return rows;
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + stack.postgresPort() + "/" + database;
    }

    private static double perSecond(long rows, Instant begun) {
        return rows / (Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    }
}
