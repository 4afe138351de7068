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
import java.util.stream.LongStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** People imported from a CSV file until their events are with the broker, beside {@code COPY} of the rows that this leaves. */
final class ImportScenario {
    private static final long[] SIZES = {100_000, 1_000_000};
    private static final double LEAST = 0.25;
    private static final Duration PATIENCE = Duration.ofHours(2);
    /** What an import leaves of a person, by table in the order in which they can be copied. */
    private static final Map<String, String> ROWS = rows();

    private final String area;
    private final Stack stack;
    private final Session session;

    ImportScenario(String area, Stack stack) {
        this.area = area;
        this.stack = stack;
        this.session = Session.of(stack.addresses(), "anna", "demo").at(stack.contacts());
    }

    List<Result> measure() throws Exception {
        var results = new ArrayList<Result>();
        var rates = new ArrayList<Double>();
        for (var size : sizes()) {
            var begun = Instant.now();
            var job = imported(size);
            var rate = perSecond(size, begun);
            rates.add(rate);
            results.add(Result.besideLimit(
                    area, "import " + size + " people from CSV", rate, "/s", copied(job, size), LEAST));
        }
        results.add(Result.between(
                area,
                "rate of the largest by that of the smallest",
                rates.getLast() / rates.getFirst(),
                "x",
                0.75,
                1.25));
        return results;
    }

    /** More where {@code KRING_BENCH_ROWS} says so. */
    private static long[] sizes() {
        var more = System.getenv("KRING_BENCH_ROWS");
        return more == null
                ? SIZES
                : LongStream.concat(LongStream.of(SIZES), LongStream.of(Long.parseLong(more)))
                        .toArray();
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
        Waiting.until("the events", PATIENCE, this::waiting, waiting -> waiting == 0);
        return UUID.fromString(id);
    }

    private long waiting() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url("contacts"), "postgres", stack.postgresPassword());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from (select from outbox limit 1) as first")) {
            return result.next() ? result.getLong(1) : 0;
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
        for (var table : List.of("identity", "consent_entry", "duplicate_key")) {
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
