package io.kring.contacts.retention;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class RetentionIT {
    private static final String RULES = "/api/v1/privacy/retention";
    private static final String TIMELINE = RULES + "/contacts-service/timeline_entry";
    private static final String LETTERS = RULES + "/leads-service/dead_letter";
    private static Events events;

    private final Api api = Api.ofNewTenant();

    @Inject
    Jdbi jdbi;

    @Inject
    RetentionService service;

    @BeforeAll
    static void hear() {
        events = Events.shared();
    }

    @Test
    void nothingIsDoneAwayWithBeforeAnAdminSaysSo() {
        // When
        var list = api.as("support").get(RULES);

        // Then
        list.then()
                .statusCode(200)
                .body("next", nullValue())
                .body("items.rule.findAll { it != null }", empty())
                .body(of("contacts-service", "timeline_entry") + ".defaultKeepFor", equalTo("P7Y"))
                .body(of("contacts-service", "timeline_entry") + ".since", equalTo("it happened"))
                .body(of("messaging-service", "dead_letter") + ".title", notNullValue())
                .body(of("contacts-service", "outbox") + ".since", nullValue());
        api.as("sales").get(RULES).then().statusCode(403);
    }

    @Test
    void aRuleIsToldToTheServiceThatKeepsTheData() {
        // When
        put(LETTERS, "\"0\"", "{\"keepFor\": \"P6M\", \"active\": true}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("rule.keepFor", equalTo("P6M"))
                .body("rule.active", equalTo(true))
                .body("rule.changedBy", equalTo("sara"))
                .body("version", equalTo(1));

        // Then
        var told = events.awaitOne(api.tenant(), "retention.rule-changed.v1", any -> true);
        assertThat(told.data().path("service").asText()).isEqualTo("leads-service");
        assertThat(told.data().path("store").asText()).isEqualTo("dead_letter");
        assertThat(told.data().path("keepFor").asText()).isEqualTo("P6M");
        assertThat(told.data().path("version").asLong()).isEqualTo(1);
        api.as("support").get(LETTERS).then().body("rule.keepFor", equalTo("P6M"));
    }

    @Test
    void theServiceItselfHearsOfItsRules() {
        // Given
        put(TIMELINE, "\"0\"", "{\"keepFor\": \"P2Y\", \"active\": true}").statusCode(200);

        // When
        put(LETTERS, "\"0\"", "{\"keepFor\": \"P6M\", \"active\": true}").statusCode(200);

        // Then
        await().untilAsserted(() -> assertThat(kept("timeline_entry")).containsExactly("P2Y"));
        assertThat(kept("dead_letter")).isEmpty();
    }

    @Test
    void aRuleThatIsTakenBackIsToldToo() {
        // Given
        put(TIMELINE, "\"0\"", "{\"keepFor\": \"P2Y\", \"active\": true}").statusCode(200);

        // When
        api.as("admin").header("If-Match", "\"1\"").delete(TIMELINE).then().statusCode(204);

        // Then
        var told = events.awaitOne(
                api.tenant(),
                "retention.rule-changed.v1",
                rule -> rule.path("version").asLong() == 2);
        assertThat(told.data().path("keepFor").isNull()).isTrue();
        assertThat(told.data().path("active").asBoolean()).isFalse();
        api.as("admin")
                .get(TIMELINE)
                .then()
                .header("ETag", "\"2\"")
                .body("rule", nullValue())
                .body("version", equalTo(2));
        put(TIMELINE, "\"2\"", "{\"keepFor\": \"P3Y\", \"active\": false}").statusCode(200);
    }

    @Test
    void ofTwoWhoChangeItOneIsTold() {
        // Given
        put(TIMELINE, "\"0\"", "{\"keepFor\": \"P2Y\", \"active\": true}").statusCode(200);

        // When
        var late = put(TIMELINE, "\"0\"", "{\"keepFor\": \"P1D\", \"active\": true}");

        // Then
        late.statusCode(412);
        api.as("admin")
                .body("{\"keepFor\": \"P1D\", \"active\": true}")
                .put(TIMELINE)
                .then()
                .statusCode(428);
        api.as("admin").get(TIMELINE).then().body("rule.keepFor", equalTo("P2Y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two years", "P0D", "-P1Y", "PT1H", "P101Y", ""})
    void aPeriodIsOfADayToAHundredYears(String keepFor) {
        put(TIMELINE, "*", "{\"keepFor\": \"" + keepFor + "\", \"active\": true}")
                .statusCode(400)
                .body("errors[0].field", equalTo("keepFor"))
                .body("detail", containsString("ISO 8601"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /contacts-service/outbox, 422",
        "PUT, /contacts-service/nothing, 404",
        "PUT, /nobody/timeline_entry, 404",
        "GET, /contacts-service/nothing, 404",
        "DELETE, /contacts-service/nothing, 404",
        "GET, /dry-runs/018f0000-0000-7000-8000-000000000000, 404",
        "GET, /dry-runs/x, 404"
    })
    void whatHasNoAgeOrIsNotThereHasNoRule(String method, String path, int status) {
        api.as("admin")
                .header("If-Match", "*")
                .body("{\"keepFor\": \"P1Y\", \"active\": true}")
                .request(method, RULES + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @Test
    void onlyAnAdminChangesRules() {
        api.as("support")
                .header("If-Match", "*")
                .body("{\"keepFor\": \"P1Y\", \"active\": true}")
                .put(TIMELINE)
                .then()
                .statusCode(403);
        api.as("support").header("If-Match", "*").delete(TIMELINE).then().statusCode(403);
        api.as("support").body("{}").post(RULES + "/dry-runs").then().statusCode(403);
    }

    @Test
    void aDryRunAsksEveryServiceAndWaitsForThoseThatAreDown() {
        // Given
        var old = api.contact("{\"familyName\": \"Visser\"}");
        jdbi.useHandle(handle -> handle.execute("""
                insert into timeline_entry (tenant_id, contact_id, occurred_at, id, kind, summary, service, subject_id)
                select ?, cast(? as uuid), now() - n * interval '1 year', gen_random_uuid(), 'note', 'x', 'x', 'x'
                from generate_series(3, 7) n""", api.tenant(), old));

        // When
        var run = api.as("admin").body("""
                        {"rules": [{"service": "contacts-service", "store": "timeline_entry", "keepFor": "P54M"},
                                   {"service": "leads-service", "store": "dead_letter", "keepFor": "P1Y"}]}""").post(RULES + "/dry-runs");

        // Then
        run.then().statusCode(202).body("status", equalTo("counting")).body("askedBy", equalTo("sara"));
        var location = run.header("Location");
        await().untilAsserted(() -> api.as("support")
                .get(location)
                .then()
                .body("waitingFor", equalTo(List.of("leads-service")))
                .body("rules[0].rows", equalTo(3))
                .body("rules[0].oldest", notNullValue()));
        events.publish(api.tenant(), "retention.counted.v1", run.path("runId"), data -> {
            data.put("runId", run.<String>path("runId")).put("service", "leads-service");
            data.withArray("stores").removeAll();
            data.withArray("stores")
                    .addObject()
                    .put("store", "dead_letter")
                    .put("keepFor", "P1Y")
                    .put("before", "2025-03-01T00:00:00Z")
                    .put("rows", 2)
                    .put("oldest", "2024-03-01T00:00:00Z");
        });
        await().untilAsserted(() -> api.as("admin")
                .get(location)
                .then()
                .body("status", equalTo("done"))
                .body("rules[1].rows", equalTo(2))
                .body("rules[1].oldest", equalTo("2024-03-01T00:00:00Z")));
        assertThat(jdbi.<Long, RuntimeException>withHandle(handle -> handle.createQuery(
                                "select count(*) from timeline_entry where tenant_id = ? and summary = 'x'")
                        .bind(0, api.tenant())
                        .mapTo(Long.class)
                        .one()))
                .isEqualTo(5);
        Api.ofNewTenant().as("admin").get(location).then().statusCode(404);
    }

    @Test
    void aDryRunOfWhatStandsTakesRulesAndDefaults() {
        // Given
        put(TIMELINE, "\"0\"", "{\"keepFor\": \"P2Y\", \"active\": false}").statusCode(200);

        // When
        var run = api.as("admin").body("{}").post(RULES + "/dry-runs");

        // Then
        run.then()
                .statusCode(202)
                .body(
                        "rules.find { it.service == 'contacts-service' && it.store == 'timeline_entry' }.keepFor",
                        equalTo("P2Y"))
                .body(
                        "rules.find { it.service == 'messaging-service' && it.store == 'dead_letter' }.keepFor",
                        equalTo("P90D"))
                .body("rules.findAll { it.store == 'outbox' }", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"service\": \"x\", \"store\": \"y\", \"keepFor\": \"P1Y\"}] | 422 | rules[0].store",
                "[{\"service\": \"contacts-service\", \"store\": \"outbox\", \"keepFor\": \"P1Y\"}] | 422 | rules[0].store",
                "[{\"service\": \"contacts-service\", \"store\": \"job\", \"keepFor\": \"1Y\"}] | 400 | rules[0].keepFor",
                "[{\"service\": \"contacts-service\", \"store\": \"job\"}] | 400 | rules[0].keepFor",
                "[{\"service\": \"contacts-service\", \"store\": \"job\", \"keepFor\": \"P1Y\"}, {\"service\": \"contacts-service\", \"store\": \"job\", \"keepFor\": \"P2Y\"}] | 400 | rules[1].store",
                "[null] | 400 | rules[0]"
            })
    void aDryRunThatNamesNothingIsRefused(String rules, int status, String field) {
        api.as("admin")
                .body("{\"rules\": " + rules + "}")
                .post(RULES + "/dry-runs")
                .then()
                .statusCode(status)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void sweepsAreListedAndTheLastOneStandsWithTheRule() {
        // Given
        swept(5, "2026-03-01T03:00:00Z");
        swept(0, "2026-03-02T03:00:00Z");

        // When
        swept(0, "2026-03-03T03:00:00Z");

        // Then
        await().untilAsserted(() -> api.as("admin")
                .get(LETTERS)
                .then()
                .body("lastSweep.at", equalTo("2026-03-03T03:00:00Z"))
                .body("lastSweep.expired", equalTo(0)));
        api.as("support")
                .get(RULES + "/sweeps?limit=10")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.expired.sum()", equalTo(5))
                .body("next", nullValue());
        api.as("admin").get(RULES + "/sweeps?limit=x").then().statusCode(400);
        Api.ofNewTenant().as("admin").get(RULES + "/sweeps").then().body("items", empty());
    }

    @Test
    void rulesAreToldAgainForWhoHasLostThem() {
        // Given
        put(LETTERS, "\"0\"", "{\"keepFor\": \"P6M\", \"active\": true}").statusCode(200);
        events.awaitOne(api.tenant(), "retention.rule-changed.v1", any -> true);

        // When
        service.remind();

        // Then
        await().untilAsserted(() -> assertThat(events.all(api.tenant(), "retention.rule-changed.v1", any -> true))
                .hasSizeGreaterThan(1)
                .allMatch(told -> told.data().path("version").asLong() == 1));
    }

    private void swept(int expired, String at) {
        events.publish(api.tenant(), "retention.swept.v1", "leads-service", data -> {
            data.put("service", "leads-service").put("store", "dead_letter").put("expired", expired);
            data.put("at", at)
                    .put("before", Instant.parse(at).minusSeconds(86_400).toString());
        });
        await().untilAsserted(() -> api.as("admin").get(LETTERS).then().body("lastSweep.at", equalTo(at)));
    }

    private ValidatableResponse put(String path, String ifMatch, String body) {
        Response answer = api.as("admin").header("If-Match", ifMatch).body(body).put(path);
        return answer.then();
    }

    private static String of(String service, String store) {
        return "items.find { it.service == '" + service + "' && it.store == '" + store + "' }";
    }

    private List<String> kept(String store) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select keep_for from retention_rule where tenant_id = ? and store = ?")
                        .bind(0, api.tenant())
                        .bind(1, store)
                        .mapTo(String.class)
                        .list());
    }
}
