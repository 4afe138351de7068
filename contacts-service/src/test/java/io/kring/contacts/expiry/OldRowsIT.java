package io.kring.contacts.expiry;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.Api;
import io.kring.platform.retention.AgingStores;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class OldRowsIT {
    private static final String TIMELINE = """
            insert into timeline_entry (tenant_id, contact_id, occurred_at, id, kind, summary, service, subject_id)
            select ?, gen_random_uuid(), now() - n * interval '1 day', gen_random_uuid(), 'note', 'x', 'x', 'x'
            from generate_series(1, 1000) n""";

    private static final String REQUESTS = """
            insert into consent_request (tenant_id, id, contact_id, channel, purpose, address, text, language, source,
              requested_by, requested_at, expires_at)
            select tenant_id, gen_random_uuid(), id, 'email', 'marketing', 'a@b.nl', 'x', 'en', 'x', 'x',
              now() - n * interval '1 day', now() - n * interval '1 day' + interval '30 days'
            from contact cross join generate_series(1, 1000) n where tenant_id = ?""";

    private static final String JOBS = """
            insert into job (tenant_id, id, source, status, started_by, started_at, last_progress_at, ended_at)
            select ?, cast(lpad(to_hex(n), 32, '0') as uuid), 'x', 'done', 'x', now(), now(), now() - n * interval '1 day'
            from generate_series(1, 1000) n""";

    private static final String REJECTIONS = """
            insert into job_rejection (tenant_id, job_id, line, column_name, reason, row_text)
            select tenant_id, id, line, 'x', 'x', 'x' from job cross join generate_series(1, 2) line where tenant_id = ?""";

    private static final String LETTERS = """
            insert into dead_letter (tenant_id, id, listener, event_id, type, subject, source, occurred_at, payload, reason, failed_at)
            select ?, gen_random_uuid(), 'x', gen_random_uuid(), 'x', 'x', 'x', now(), '{}', 'x', now() - n * interval '1 day'
            from generate_series(1, 1000) n""";

    private static final List<String> ALL = List.of(TIMELINE, REQUESTS, JOBS, REJECTIONS, LETTERS);

    @Inject
    Jdbi jdbi;

    @Inject
    AgingStores stores;

    private Past mine;
    private Past theirs;

    @BeforeEach
    void fill() {
        mine = new Past(Api.ofNewTenant(), jdbi, stores);
        theirs = new Past(Api.ofNewTenant(), jdbi, stores);
        for (var past : List.of(mine, theirs)) {
            past.api().contact("{\"familyName\": \"Visser\"}");
            await().until(() -> past.count("timeline_entry") == 1);
            past.execute("delete from timeline_entry where tenant_id = ?");
            ALL.forEach(past::execute);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "timeline_entry, 401, 600, 1000",
        "consent_request, 401, 600, 1000",
        "job, 401, 600, 1000",
        "job_rejection, 401, 1200, 2000",
        "dead_letter, 401, 600, 1000"
    })
    void whatIsTooOldGoesInChunks(String store, int days, int old, int all) {
        // Given
        var found = mine.find(store, days);

        // When
        var chunks = mine.expire(store, days, 250);

        // Then
        assertThat(found.rows()).isEqualTo(old);
        assertThat(found.oldest()).isBetween(Past.daysAgo(1001), Past.daysAgo(999));
        assertThat(chunks).allMatch(chunk -> chunk <= 250).hasSize((old + 249) / 250 + 1);
        assertThat(chunks.stream().mapToLong(Long::longValue).sum()).isEqualTo(old);
        assertThat(mine.count(store)).isEqualTo(all - old);
        assertThat(mine.find(store, days).rows()).isZero();
        assertThat(mine.find(store, days).oldest()).isNull();
        assertThat(theirs.count(store)).isEqualTo(all);
    }

    @Test
    void aRequestThatCanStillBeConfirmedIsNotOld() {
        assertThat(mine.find("consent_request", 10).rows()).isEqualTo(971);
    }

    @Test
    void activitiesAreDeletedAsByHand() {
        // Given
        var events = Events.shared();
        var api = mine.api();
        var contact = api.contact("{\"familyName\": \"Hoekstra\"}");
        var old = api.activity(contact);
        var young = api.activity(contact);
        var open = api.as("sales")
                .body("{\"type\": \"task\", \"subject\": \"Call\", \"contactIds\": [\"" + contact + "\"]}")
                .post("/api/v1/activities")
                .<String>path("activityId");
        for (var id : List.of(old, open)) {
            mine.execute(
                    "update activity set updated_at = now() - interval '400 days', at = now() - interval '400 days' where tenant_id = ? and id = ?",
                    UUID.fromString(id));
        }

        // When
        var chunks = mine.expire("activity", 365, 10);

        // Then
        assertThat(chunks).containsExactly(1L, 0L);
        api.as("sales").get("/api/v1/activities/" + old).then().statusCode(404);
        api.as("sales").get("/api/v1/activities/" + young).then().statusCode(200);
        api.as("sales").get("/api/v1/activities/" + open).then().statusCode(200);
        assertThat(events.awaitOne(api.tenant(), "activity.deleted.v1", any -> true)
                        .data()
                        .path("deletedBy")
                        .asText())
                .isEqualTo("retention");
    }
}
