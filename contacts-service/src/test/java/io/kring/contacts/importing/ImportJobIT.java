package io.kring.contacts.importing;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ImportJobIT {
    private static final int MANY = 12_000;

    private final Api api = Api.ofNewTenant();
    private final Imports imports = new Imports(api);

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @ParameterizedTest
    @ValueSource(strings = {"fillGaps", "overwrite", "skip", "reject"})
    void aDryRunTellsWhatThenHappensAndTouchesNobody(String onMatch) {
        // Given
        api.contact("{\"givenName\": \"Known\", \"emails\": [\"p1@example.org\", \"p2@example.org\"]}");
        api.contact("{\"givenName\": \"G1\", \"familyName\": \"F1\", \"city\": \"Sneek\"}");
        var people = api.as("sales").get("/api/v1/contacts").jsonPath().getList("items");
        var random = new Random(7);
        var file = "givenName,familyName,email,phone,city,company,sms consent\n"
                + IntStream.range(0, 4_000)
                        .mapToObj(row -> randomRow(random, 900))
                        .collect(Collectors.joining());

        // When
        var dry = imports.send(file, "dryRun=true&onMatch=" + onMatch);
        var afterwards = api.as("sales").get("/api/v1/contacts").jsonPath().getList("items");
        var real = imports.start(dry);

        // Then
        assertThat(dry.jsonPath().getBoolean("dryRun")).isTrue();
        assertThat(afterwards).isEqualTo(people);
        assertThat(Imports.counts(real)).isEqualTo(Imports.counts(dry.jsonPath()));
        assertThat(Imports.counts(real).getFirst()).isEqualTo(4_000);
        assertThat(Imports.counts(real).get(1)).isGreaterThan(100);
        assertThat(Imports.COUNTS.stream().map(count -> real.getInt("predicted." + count)))
                .isEqualTo(Imports.counts(real));
        assertThat(real.getBoolean("dryRun")).isFalse();
    }

    @Test
    void whatIsDoneWithPeopleWhoAreKnownIsChosen() {
        // Given
        var id = api.contact(
                "{\"givenName\": \"Ann\", \"city\": \"Sneek\", \"emails\": [\"a@example.org\"], \"tags\": [\"vip\"]}");
        var file = "email,phone,city,tags,sms consent\na@example.org,0612345678,Oulu,fair,yes\n";

        // When
        var skipped = imports.send(file, "onMatch=skip");
        var rejected = imports.send(file, "onMatch=reject");
        var overwritten = imports.send(file, "onMatch=overwrite");

        // Then
        assertThat(Imports.counts(skipped.jsonPath())).containsExactly(1, 0, 0, 1, 0);
        assertThat(Imports.counts(rejected.jsonPath())).containsExactly(1, 0, 0, 0, 1);
        assertThat(Imports.counts(overwritten.jsonPath())).containsExactly(1, 0, 1, 0, 0);
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("version", equalTo(1))
                .body("givenName", equalTo("Ann"))
                .body("city", equalTo("Oulu"))
                .body("emails", contains("a@example.org"))
                .body("phones", contains("+31612345678"))
                .body("tags", containsInAnyOrder("vip", "fair"))
                .body("consents", hasSize(1));
        api.as("sales")
                .get("/api/v1/jobs/" + rejected.path("id") + "/rejections")
                .then()
                .body("items[0].reason", equalTo("is known already, as contact " + id));
        imports.send(file, "onMatch=x").then().statusCode(400).body("errors[0].field", equalTo("onMatch"));
    }

    @Test
    void anImportIsPausedGoneOnWithAndFollowed() {
        // Given
        var running = imports.send(manyPeople(), "", "wait=0");
        assertThat(running.<String>path("status")).isEqualTo("running");

        // When
        await().untilAsserted(
                        () -> assertThat(imports.job(running).getInt("read")).isPositive());
        imports.action(running, "pause").then().statusCode(200).body("status", equalTo("paused"));
        var paused = imports.job(running);
        imports.action(running, "start").then().statusCode(200).body("status", equalTo("running"));
        var events = events(running);

        // Then
        assertThat(Imports.counts(paused).getFirst()).isLessThan(MANY);
        assertThat(Imports.counts(events.getLast())).containsExactly(MANY, MANY, 0, 0, 0);
        assertThat(events.getLast().getString("status")).isEqualTo("done");
        assertThat(events.stream().map(event -> event.getInt("read"))).isSorted();
        assertThat(events.getFirst().getInt("read")).isGreaterThanOrEqualTo(paused.getInt("read"));
        assertThat(events.getFirst().getInt("read")).isLessThan(MANY);
        assertThat(known()).isEqualTo(MANY);
    }

    @Test
    void whatACancelledImportMadeStaysUntilItIsUndone() {
        // Given
        var running = imports.send(manyPeople(), "", "wait=0");
        await().untilAsserted(
                        () -> assertThat(imports.job(running).getInt("read")).isPositive());

        // When
        imports.action(running, "cancel").then().statusCode(200).body("endedAt", notNullValue());

        // Then
        var cancelled = imports.job(running);
        assertThat(cancelled.getInt("created")).isLessThan(MANY);
        assertThat(known()).isEqualTo(cancelled.getInt("created"));
        imports.action(running, "start").then().statusCode(409);
        api.as("marketing")
                .post("/api/v1/changes/" + running.path("id") + "/undo")
                .then()
                .statusCode(200)
                .body("removed", equalTo(cancelled.getInt("created")));
        assertThat(known()).isZero();
    }

    /** As when the process that was at it has died, or only seems to have. */
    @Test
    void anImportWhoseReplicaIsGoneIsGoneOnWithAndNoRowIsLostOrTwice() {
        // Given
        var running = imports.send(manyPeople(), "", "wait=0");

        // When
        for (var taken = 0; taken < 3; taken++) {
            var read = imports.job(running).getInt("read");
            await().untilAsserted(() ->
                    assertThat(imports.job(running).getInt("read")).isGreaterThan(read));
            jdbi.useHandle(handle -> handle.execute(
                    "update job set lease = ?, leased_until = now() where tenant_id = ?",
                    UUID.randomUUID(),
                    api.tenant()));
        }

        // Then
        await().untilAsserted(() ->
                assertThat(imports.job(running).getString("status")).isEqualTo("done"));
        assertThat(Imports.counts(imports.job(running))).containsExactly(MANY, MANY, 0, 0, 0);
        assertThat(known()).isEqualTo(MANY);
    }

    @Test
    void rejectedRowsAreCorrectedAndImportedAgain() {
        // Given
        var first = imports.send(
                "First name;Last name;Email\nAnn;\"Hoekstra; jr\";nobody\nBea;Visser;b@example.org\nCor;\"a \"\"b\"\"\";x@\n",
                "");
        assertThat(Imports.counts(first.jsonPath())).containsExactly(3, 1, 0, 0, 2);

        // When
        var file = api.as("marketing")
                .accept("text/csv")
                .get("/api/v1/jobs/" + first.path("id") + "/rejections.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var second = imports.send(file.replace("nobody", "a@example.org").replace("x@", "c@example.org"), "");

        // Then
        assertThat(file.lines())
                .containsExactly(
                        "import_line,import_column,import_reason,First name,Last name,Email",
                        "2,Email,'nobody' is not valid,Ann,Hoekstra; jr,nobody",
                        "4,Email,'x@' is not valid,Cor,\"a \"\"b\"\"\",x@");
        assertThat(Imports.counts(second.jsonPath())).containsExactly(2, 2, 0, 0, 0);
        api.as("sales")
                .queryParam("filter", "familyName == 'Hoekstra; jr'")
                .get("/api/v1/contacts")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void whoMaySeemKnownIsImportedAndToBeReviewed() {
        // Given
        var known =
                "\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\", \"birthDate\": \"1985-06-01\", \"city\": \"Sneek\"";
        var id = api.contact("{" + known + ", \"emails\": [\"a@example.org\"]}");
        var file = "givenName,familyName,birthDate,city,email\nSjoukje,Hoekstra,1985-06-01,Sneek,b@example.org\n";

        // When
        var receipt = imports.send(file, "");

        // Then
        assertThat(Imports.counts(receipt.jsonPath())).containsExactly(1, 1, 0, 0, 0);
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/duplicates")
                .then()
                .statusCode(200)
                .body("candidates", hasSize(1));
        api.as("sales").get("/api/v1/duplicates").then().body("items", hasSize(1));
        imports.send(file.replace("b@", "c@"), "reviewDuplicates=false");
        api.as("sales").get("/api/v1/duplicates").then().body("items", hasSize(1));
    }

    @Test
    void aFlagThatIsNoneIsRefused() {
        imports.send("Email\na@example.org\n", "dryRun=yes")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("dryRun"));
    }

    @Test
    void aFileThatIsNoneIsRefusedAndLeavesNothing() {
        // When
        var answer =
                api.as("marketing").contentType("text/csv").body("%PDF-1.7").post("/api/v1/imports");

        // Then
        answer.then().statusCode(415).body("errors[0].message", containsString("PDF"));
        api.as("marketing").get("/api/v1/jobs").then().body("items", empty());
    }

    @Test
    void jobsAreListed() {
        // Given
        var first = imports.send("Email\na@example.org\n", "");
        var second = imports.send("Email\nb@example.org\n", "");

        // When
        var list = api.as("marketing").queryParam("limit", 1).get("/api/v1/jobs");

        // Then
        list.then().body("items.id", contains(second.<String>path("id"))).body("items[0].kind", equalTo("import"));
        api.as("marketing")
                .queryParam("after", list.<String>path("next"))
                .get("/api/v1/jobs")
                .then()
                .body("items.id", contains(first.<String>path("id")));
        api.as("support").get("/api/v1/jobs").then().statusCode(403);
    }

    /** Until they end. */
    private List<JsonPath> events(Response job) {
        var stream = api.as("marketing")
                .accept("text/event-stream")
                .get("/api/v1/jobs/" + job.path("id") + "/events")
                .asString();
        return stream.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> new JsonPath(line.substring("data:".length())))
                .toList();
    }

    private static String manyPeople() {
        return "familyName,email\n"
                + IntStream.range(0, MANY)
                        .mapToObj(row -> "P" + row + ",p" + row + "@example.org\n")
                        .collect(Collectors.joining());
    }

    /** Of few people, so that rows meet; some are wrong. */
    private static String randomRow(Random random, int people) {
        var emails = Stream.generate(() -> "p" + random.nextInt(people) + "@example.org")
                .limit(random.nextInt(3))
                .collect(Collectors.joining(";"));
        var phone = random.nextInt(3) > 0 ? "" : "06" + (10_000_000 + random.nextInt(people));
        return String.join(
                        ",",
                        List.of(
                                random.nextBoolean() ? "" : "G" + random.nextInt(5),
                                "F" + random.nextInt(9),
                                random.nextInt(50) == 0 ? "wrong" : emails,
                                phone,
                                random.nextBoolean() ? "" : "Sneek",
                                random.nextInt(4) > 0 ? "" : "Company " + random.nextInt(30),
                                random.nextBoolean() ? "" : "yes"))
                + "\n";
    }

    private long known() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from contact where tenant_id = ?")
                .bind(0, api.tenant())
                .mapTo(Long.class)
                .one());
    }
}
