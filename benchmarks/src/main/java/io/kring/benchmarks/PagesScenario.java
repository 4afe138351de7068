package io.kring.benchmarks;

import static io.kring.e2e.client.Session.json;

import io.kring.e2e.client.Session;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Pages of long lists: of people whom a filter finds, beside the same SQL, and of the timeline of one of them. */
final class PagesScenario {
    private static final Map<String, String> FILTER = Map.of("filter", "city == 'Sneek' && 'import' in tags");
    private static final String SELECT = ContactsArea.SELECT_PEOPLE
            + " where c.tenant_id = 'meer' and c.id > ? and (c.city = ? and c.tags @> ARRAY[cast(? AS text)]) order by c.id limit 51";
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int PAGES = 1_000;
    private static final int ENTRIES = 10_000;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(5);

    private final String area;
    private final Stack stack;
    private final Session session;

    PagesScenario(String area, Stack stack) {
        this.area = area;
        this.stack = stack;
        this.session = Session.of(stack.addresses(), "anna", "demo").at(stack.contacts());
    }

    /** A page of a list. @param last the id of the last on the page before */
    private record Page(Map<String, String> query, UUID last) {}

    void measure(Consumer<Result> results) throws Exception {
        var pages = pages("/api/v1/contacts", FILTER, "contactId", PAGES);
        var first = list(results, "first page of people by a filter", pages.getFirst());
        var far = list(results, "1,000th page of people by a filter", pages.getLast());
        results.accept(Result.between(area, "1,000th page by the first", far / first, "x", 0.5, 1.5));
        results.accept(timeline());
    }

    /** In turns, and of each the best median, so that a machine that is slower for a while is so for both. */
    private double list(Consumer<Result> results, String scenario, Page page) throws Exception {
        var request = Requests.get(session.token(), "/api/v1/contacts", page.query());
        var load = new HttpLoad(stack.contacts(), 1);
        load.warmUp(10_000, 200, number -> request);
        var http = Double.MAX_VALUE;
        var sql = Double.MAX_VALUE;
        for (var round = 0; round < ROUNDS; round++) {
            http = Math.min(http, median(load.milliseconds(ROUND, 200, number -> request)));
            sql = Math.min(sql, median(sql(page.last())));
        }
        results.accept(Result.noMoreThan(area, scenario, http, "ms", sql, 2));
        return http;
    }

    private double[] sql(UUID after) throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + stack.postgresPort() + "/contacts";
        var times = new ArrayList<Double>();
        try (var connection = DriverManager.getConnection(url, "postgres", stack.postgresPassword());
                var select = connection.prepareStatement(SELECT)) {
            select.setObject(1, after);
            select.setString(2, "Sneek");
            select.setString(3, "import");
            for (var end = System.nanoTime() + ROUND.toNanos(); System.nanoTime() < end; ) {
                var begun = System.nanoTime();
                read(select);
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return times.stream().mapToDouble(time -> time).sorted().toArray();
    }

    private static void read(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
    }

    private Result timeline() throws Exception {
        var person = session.post(
                        "/api/v1/contacts", json().put("givenName", "Talked").put("familyName", "About"))
                .expect(201)
                .json()
                .path("contactId")
                .asText();
        var now = Instant.now();
        IntStream.range(0, ENTRIES).parallel().forEach(hours -> {
            var note = json().put("type", "note")
                    .put("text", "Wants new sails before the season, and asks for the price of dacron")
                    .put("at", now.minus(Duration.ofHours(4L * hours)).toString());
            note.putArray("contactIds").add(person);
            session.post("/api/v1/activities", note).expect(201);
        });
        var path = "/api/v1/contacts/" + person + "/timeline";
        var token = session.token();
        var requests = pages(path, Map.of(), "id", ENTRIES / 50).stream()
                .map(page -> Requests.get(token, path, page.query()))
                .toList();
        LongFunction<byte[]> anyPage = number -> requests.get((int) (number * 7 % requests.size()));
        var load = new HttpLoad(stack.contacts(), 2);
        load.warmUp(5_000, 200, anyPage);
        var times = load.milliseconds(Duration.ofSeconds(20), 200, anyPage);
        return Result.atMost(
                area, "any page of a timeline of 10,000, 2 at once, p95", times[times.length * 95 / 100], "ms", 30);
    }

    private List<Page> pages(String path, Map<String, String> query, String id, int count) {
        var pages = new ArrayList<Page>();
        var page = new Page(query, BEFORE_ALL);
        while (pages.size() < count) {
            pages.add(page);
            var answer = session.get(path, page.query()).expect(200).json();
            if (!answer.path("next").isTextual()) {
                break;
            }
            var next = new HashMap<>(query);
            next.put("after", answer.path("next").asText());
            var last = answer.path("items").path(answer.path("items").size() - 1);
            page = new Page(next, UUID.fromString(last.path(id).asText()));
        }
        if (pages.size() < count) {
            throw new IllegalStateException(path + " has " + pages.size() + " pages, " + count + " are needed");
        }
        return pages;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
