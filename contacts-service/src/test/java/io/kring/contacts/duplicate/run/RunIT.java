package io.kring.contacts.duplicate.run;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class RunIT {
    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Runs runs;

    @Test
    void everybodyIsComparedAndTheReceiptSaysSo() {
        // Given
        imported(
                "Sjoukje,Hoekstra,1985-06-01,Sneek",
                "Sjoukje,Hoekstar,1985-06-01,Sneek",
                "Aino,Virtanen,1990-02-03,Oulu",
                "Aino,Virtanen,,Oulu",
                "Douwe,Postma,1970-01-01,Bolsward");
        Api.ofNewTenant()
                .contact("{\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\", \"birthDate\": \"1985-06-01\"}");

        // When
        var receipt = searched();

        // Then
        assertThat(receipt.getLong("people")).isEqualTo(5);
        assertThat(receipt.getLong("peopleTotal")).isEqualTo(5);
        assertThat(receipt.getLong("compared")).isEqualTo(2);
        assertThat(receipt.getLong("certain")).isEqualTo(1);
        assertThat(receipt.getLong("possible")).isEqualTo(1);
        assertThat(receipt.getLong("keysLeftOut")).isZero();
        assertThat(receipt.getString("endedAt")).isNotNull();
        pairs("")
                .then()
                .body("items.verdict", contains("certain", "possible"))
                .body("items[0].first.givenName", equalTo("Sjoukje"))
                .body("items[0].reasons.find { it.field == 'familyName' }.level", equalTo("similar"))
                .body("items[0].decision", nullValue());
    }

    @Test
    void pairsAreListedTheBestFirstPageByPage() {
        // Given
        imported(
                "Sjoukje,Hoekstra,1985-06-01,Sneek",
                "Sjoukje,Hoekstra,1985-06-11,Sneek",
                "Sjouke,Hoekstra,1985-06-01,Sneek");
        searched();

        // When
        var scores = new ArrayList<Double>();
        for (var after = ""; after != null; ) {
            var page =
                    pairs("&limit=2" + after).then().statusCode(200).extract().jsonPath();
            scores.addAll(page.getList("items.score", Double.class));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }

        // Then
        assertThat(scores).hasSize(3).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        api.as("sales")
                .queryParam("filter", "score > " + scores.get(0))
                .get("/api/v1/duplicates")
                .then()
                .body("items", empty());
        api.as("sales")
                .queryParam("filter", "score >= " + scores.get(0) + " && verdict == 'certain'")
                .get("/api/v1/duplicates")
                .then()
                .body("items.size()", greaterThan(0));
    }

    @Test
    void whoIsDifferentIsNotShownOrWarnedOfAnyMore() {
        // Given
        imported("Sjoukje,Hoekstra,1985-06-01,Sneek", "Sjoukje,Hoekstar,1985-06-01,Sneek");
        searched();
        var pair = pairs("").jsonPath();

        // When
        var decided = api.as("support")
                .body("{\"decision\": \"different\"}")
                .post("/api/v1/duplicates/" + pair.getString("items[0].pairId") + "/decision");

        // Then
        decided.then().statusCode(200).body("decision", equalTo("different")).body("decidedBy", equalTo("sara"));
        searched();
        pairs("").then().body("items", empty());
        pairs("&decision=different").then().body("items", hasSize(1));
        api.as("sales")
                .get("/api/v1/contacts/" + pair.getString("items[0].first.contactId") + "/duplicates")
                .then()
                .body("candidates", empty());
        api.as("sales")
                .get("/api/v1/duplicates/rule")
                .then()
                .body("decided.different", equalTo(1))
                .body("decided.certain.precision", equalTo(0f))
                .body("decided.certain.recall", nullValue());
        api.as("sales")
                .body("{\"decision\": \"perhaps\"}")
                .post("/api/v1/duplicates/" + pair.getString("items[0].pairId") + "/decision")
                .then()
                .statusCode(400);
    }

    @Test
    void theRuleIsMeasuredByDecisionsAlsoOfWhoIsGone() {
        // Given
        imported(
                "Sjoukje,Hoekstra,1985-06-01,Sneek",
                "Sjoukje,Hoekstar,1985-06-01,Sneek",
                "Aino,Virtanen,1990-02-03,Oulu",
                "Aino,Virtanen,,Oulu");
        searched();
        var listed = pairs("").jsonPath();
        for (var id : listed.getList("items.pairId", String.class)) {
            api.as("sales").body("{\"decision\": \"same\"}").post("/api/v1/duplicates/" + id + "/decision");
        }

        // When
        api.as("sales")
                .header("If-Match", "*")
                .delete("/api/v1/contacts/" + listed.getString("items[0].first.contactId"))
                .then()
                .statusCode(204);

        // Then
        pairs("&decision=same").then().body("items", hasSize(1));
        api.as("sales")
                .get("/api/v1/duplicates/rule")
                .then()
                .body("decided.same", equalTo(2))
                .body("decided.certain.precision", equalTo(1f))
                .body("decided.certain.recall", equalTo(0.5f))
                .body("decided.possible.recall", equalTo(1f));
    }

    @Test
    void pairsFollowWhoIsChangedAndVanishWithWhoIsGone() {
        // Given
        imported("Sjoukje,Hoekstra,1985-06-01,Sneek", "Sjoukje,Hoekstar,1985-06-01,Sneek");
        searched();
        var pair = pairs("").jsonPath();
        var score = pair.getDouble("items[0].score");
        var first = "/api/v1/contacts/" + pair.getString("items[0].first.contactId");
        var second = "/api/v1/contacts/" + pair.getString("items[0].second.contactId");

        // When
        api.as("sales")
                .header("If-Match", "*")
                .body("{\"familyName\": \"Hoekstar\"}")
                .patch(first);

        // Then
        assertThat(pairs("").jsonPath().getDouble("items[0].score")).isGreaterThan(score);
        api.as("sales")
                .header("If-Match", "*")
                .body("{\"familyName\": \"Ypma\", \"givenName\": \"Gjalt\"}")
                .patch(second)
                .then()
                .statusCode(200);
        pairs("").then().body("items", empty());
        api.as("sales")
                .header("If-Match", "*")
                .header("Kring-Allow-Duplicates", "true")
                .body("{\"familyName\": \"Hoekstra\", \"givenName\": \"Sjoukje\"}")
                .patch(second)
                .then()
                .statusCode(200);
        searched();
        pairs("").then().body("items", hasSize(1));
        api.as("sales").header("If-Match", "*").delete(second).then().statusCode(204);
        pairs("").then().body("items", empty());
    }

    /** Written by the version before, which knows of no keys. */
    @Test
    void whoHasNoKeysGetsThem() {
        // Given
        imported("Sjoukje,Hoekstra,1985-06-01,Sneek", "Sjoukje,Hoekstar,1985-06-01,Sneek");
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(
                        handle -> handle.execute("delete from duplicate_key where tenant_id = ?", api.tenant())));

        // When
        var receipt = searched();

        // Then
        assertThat(receipt.getLong("certain")).isEqualTo(1);
        assertThat(jdbi.<Long, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from duplicate_key where tenant_id = ?")
                                .bind(0, api.tenant())
                                .mapTo(Long.class)
                                .one()))
                .isPositive();
    }

    @Test
    void whatTooManyHaveInCommonIsLeftOutAndTold() {
        // Given
        imported(Collections.nCopies(201, "Sjoukje,Hoekstra,,Sneek").toArray(String[]::new));

        // When
        var receipt = searched();

        // Then
        assertThat(receipt.getLong("people")).isEqualTo(201);
        assertThat(receipt.getLong("compared")).isZero();
        assertThat(receipt.getLong("keysLeftOut")).isEqualTo(1);
    }

    @Test
    void oneRunsAtATimeAndAnotherProcessGoesOnWithIt() {
        // Given
        imported(
                "Sjoukje,Hoekstra,1985-06-01,Sneek",
                "Sjoukje,Hoekstar,1985-06-01,Sneek",
                "Douwe,Postma,1970-01-01,Bolsward");
        var first = api.as("sales").get("/api/v1/contacts?limit=1").<String>path("items[0].contactId");
        var run = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(
                        handle -> handle.execute("""
                        insert into duplicate_run (tenant_id, id, status, worker, reached, people_total, people, compared, started_by,
                          started_at, last_progress_at)
                        values (?, ?, 'running', ?, ?, 3, 1, 7, 'sara', now() - interval '1 hour', now() - interval '1 hour')""", api.tenant(), run, UUID.randomUUID(), UUID.fromString(first))));
        api.as("sales").post("/api/v1/duplicate-runs").then().statusCode(409).body("errors[0].field", equalTo("runs"));

        // When
        runs.takeOver();

        // Then
        await().untilAsserted(() -> api.as("sales")
                .get("/api/v1/duplicate-runs/" + run)
                .then()
                .body("status", equalTo("done"))
                .body("people", equalTo(3))
                .body("compared", equalTo(8))
                .body("certain", equalTo(1)));
    }

    private JsonPath searched() {
        var started = api.as("sales").post("/api/v1/duplicate-runs");
        started.then().statusCode(202);
        var id = started.<String>path("runId");
        assertThat(started.header("Location")).isEqualTo("/api/v1/duplicate-runs/" + id);
        await().untilAsserted(() ->
                api.as("sales").get("/api/v1/duplicate-runs/" + id).then().body("status", equalTo("done")));
        return api.as("sales").get("/api/v1/duplicate-runs/" + id).jsonPath();
    }

    private Response pairs(String query) {
        return api.as("sales").get("/api/v1/duplicates?x=" + query);
    }

    /** Each with an address of their own, or the import takes namesakes of one town for one person. */
    private void imported(String... rows) {
        var file = new StringBuilder("First name,Last name,Birthday,City,Email\n");
        for (var row : rows) {
            file.append(row).append(',').append(UUID.randomUUID()).append("@example.org\n");
        }
        api.importCsv(file.toString().getBytes(StandardCharsets.UTF_8)).then().body("created", equalTo(rows.length));
    }
}
