package io.kring.contacts.timeline;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.kring.contacts.Api;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.Contracts;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Each test has months of its own. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class TimelineMonthsIT {
    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Inject
    @SuppressWarnings("NullAway.Init")
    TimelineRepository timeline;

    @Test
    void eventsOfManyMonthsAtOnceComeToTheirMonths() {
        // Given
        var id = UUID.fromString(api.contact("{\"familyName\": \"Hoekstra\"}"));
        var times = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(month -> time(2012, 1).plusMonths(month).toInstant())
                .toList());
        times.add(7, Instant.parse("1970-01-01T00:00:00Z"));
        times.add(15, Instant.parse("9000-01-01T00:00:00Z"));

        // When
        for (var event = 0; event < times.size(); event++) {
            var type = event % 3 == 0 ? "message.failed.v1" : "message.sent.v1";
            tell(UUID.randomUUID(), id, type, times.get(event));
        }

        // Then
        await().untilAsserted(() -> assertThat(partitions(id)).hasSize(times.size() + 1));
        new TimelineMonths(jdbi).makeDue();
        assertThat(partitions(id))
                .containsAllEntriesOf(
                        times.stream().collect(Collectors.toMap(time -> time, TimelineMonthsIT::partition)));
        assertThat(pages(id)).isSortedAccordingTo(Comparator.reverseOrder()).containsAll(times);
        api.as("admin").get("/api/v1/ops/dead-letters").then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void aReplayWritesNothingTwice() {
        // Given
        var id = UUID.fromString(api.contact("{\"familyName\": \"Hoekstra\"}"));
        var events = IntStream.range(0, 12)
                .mapToObj(month -> Map.entry(
                        UUID.randomUUID(), time(2001, 1).plusMonths(month).toInstant()))
                .toList();
        events.forEach(event -> tell(event.getKey(), id, "message.sent.v1", event.getValue()));

        // When
        events.forEach(event -> tell(event.getKey(), id, "message.sent.v1", event.getValue()));
        tell(UUID.randomUUID(), id, "message.sent.v1", Instant.parse("2001-06-15T00:00:00Z"));

        // Then
        await().untilAsserted(() -> assertThat(pages(id)).contains(Instant.parse("2001-06-15T00:00:00Z")));
        assertThat(pages(id)).hasSize(14);
    }

    @Test
    void aTimeThatNoPageCanNameIsADeadLetter() {
        // Given
        var id = UUID.fromString(api.contact("{\"familyName\": \"Hoekstra\"}"));

        // When
        tell(UUID.randomUUID(), id, "message.sent.v1", Instant.parse("+12000-01-01T00:00:00Z"));

        // Then
        await().untilAsserted(() -> api.as("admin")
                .get("/api/v1/ops/dead-letters")
                .then()
                .statusCode(200)
                .body("$", hasSize(1)));
    }

    @Test
    void replicasMakeTheSameMonthTogether() {
        // Given
        var month = List.of(Instant.parse("2003-04-05T06:07:08Z"));
        var together = new CyclicBarrier(4);
        try (var threads = Executors.newFixedThreadPool(4)) {

            // When
            var replicas = IntStream.range(0, 4)
                    .mapToObj(replica -> CompletableFuture.runAsync(
                            () -> {
                                var months = new TimelineMonths(jdbi);
                                meet(together);
                                months.makeFor(month);
                                write(UUID.randomUUID(), month.getFirst());
                            },
                            threads))
                    .toList();

            // Then
            replicas.forEach(CompletableFuture::join);
        }
        assertThat(rows("timeline_entry_2003_04")).isEqualTo(4);
    }

    @Test
    void aMonthThatCannotBeMadeNowIsMadeLater() {
        // Given
        var id = UUID.randomUUID();
        var first = Instant.parse("2004-05-01T00:00:00Z");
        var second = Instant.parse("2004-05-02T00:00:00Z");
        QuarkusTransaction.requiringNew().run(() -> {
            write(id, Instant.parse("1970-01-01T00:00:00Z"));
            write(id, first);
        });
        assertThat(partitions(id)).containsEntry(first, "timeline_entry_default");

        // When
        write(id, second);

        // Then
        assertThat(partitions(id))
                .containsEntry(first, "timeline_entry_2004_05")
                .containsEntry(second, "timeline_entry_2004_05");
    }

    @Test
    void whatWaitsForItsMonthGetsThereWithoutFurtherEvents() {
        // Given
        var id = UUID.randomUUID();
        var time = Instant.parse("2005-06-30T23:59:59.999999Z");
        QuarkusTransaction.requiringNew().run(() -> {
            write(id, Instant.parse("1970-01-01T00:00:00Z"));
            write(id, time);
        });

        // When
        new TimelineMonths(jdbi).makeDue();

        // Then
        assertThat(partitions(id)).containsEntry(time, "timeline_entry_2005_06");
    }

    @Test
    void timesFarAwayMakeNoTables() {
        // Given
        var before = tables();

        // When
        for (var year = 3000; year < 3020; year++) {
            write(UUID.randomUUID(), Instant.parse(year + "-01-01T00:00:00Z"));
            write(UUID.randomUUID(), Instant.parse((year - 1100) + "-01-01T00:00:00Z"));
        }

        // Then
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void theComingMonthIsMadeAhead() {
        var next = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
        await().until(() ->
                rows(partition(next.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())) >= 0);
    }

    private void write(UUID contact, Instant at) {
        var entry = new TimelineEntry(UUID.randomUUID(), at, "note", null, "x", "test", "x", null);
        Tenant.run(api.tenant(), () -> timeline.addAll(List.of(new TimelineRepository.Row(contact, entry))));
    }

    private void tell(UUID event, UUID contact, String type, Instant at) {
        var data = Contracts.example(type).put("contactId", contact.toString()).put("at", at.toString());
        Events.shared().publish(event, api.tenant(), type, contact.toString(), data);
    }

    private static ZonedDateTime time(int year, int month) {
        return YearMonth.of(year, month).atDay(3).atTime(4, 5, 6).atZone(ZoneOffset.UTC);
    }

    private static String partition(Instant time) {
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        return year < 2000 || year > 8000
                ? "timeline_entry_default"
                : "timeline_entry_"
                        + YearMonth.from(time.atOffset(ZoneOffset.UTC))
                                .toString()
                                .replace('-', '_');
    }

    private Map<Instant, String> partitions(UUID contact) {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        select occurred_at, cast(tableoid::regclass as text) as partition from timeline_entry
                        where tenant_id = ? and contact_id = ?""")
                .bind(0, api.tenant())
                .bind(1, contact)
                .map((row, context) ->
                        Map.entry(row.getTimestamp("occurred_at").toInstant(), row.getString("partition")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** -1 where there is no such table. */
    private int rows(String partition) {
        return jdbi.withHandle(handle -> handle.createQuery("select to_regclass(?) is not null")
                        .bind(0, partition)
                        .mapTo(Boolean.class)
                        .one())
                ? jdbi.withHandle(
                        handle -> handle.createQuery("select count(*) from " + partition + " where tenant_id = ?")
                                .bind(0, api.tenant())
                                .mapTo(Integer.class)
                                .one())
                : -1;
    }

    private int tables() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_inherits where inhparent = 'timeline_entry'::regclass")
                .mapTo(Integer.class)
                .one());
    }

    private List<Instant> pages(UUID contact) {
        var times = new ArrayList<Instant>();
        var after = "";
        while (after != null) {
            var page = api.as("sales")
                    .get("/api/v1/contacts/" + contact + "/timeline?limit=7" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("items.occurredAt", String.class).forEach(time -> times.add(Instant.parse(time)));
            var next = page.getString("next");
            after = next == null ? null : "&after=" + next;
        }
        return times;
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
