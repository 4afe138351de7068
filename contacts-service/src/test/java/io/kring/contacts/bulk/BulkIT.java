package io.kring.contacts.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class BulkIT {
    private static final int PEOPLE = 1_300;

    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void everybodyWhomAFilterFindsIsChangedAndTold() {
        // Given
        var ann = api.contact("{\"givenName\": \"Ann\", \"city\": \"Sneek\", \"tags\": [\"old\", \"vip\"]}");
        var bea =
                api.contact("{\"givenName\": \"Bea\", \"city\": \"Sneek\", \"owner\": \"piet\", \"tags\": [\"fair\"]}");
        var cor = api.contact("{\"givenName\": \"Cor\", \"city\": \"Oulu\"}");

        // When
        var done = run("bulk-update", """
                {"filter": "city == 'Sneek'", "changes": {"owner": "piet"}, "addTags": ["fair"], "removeTags": ["old"]}""");

        // Then
        done.then()
                .statusCode(201)
                .body("kind", equalTo("update"))
                .body("status", equalTo("done"))
                .body("read", equalTo(2))
                .body("updated", equalTo(1))
                .body("duplicate", equalTo(1));
        person(ann)
                .then()
                .body("owner", equalTo("piet"))
                .body("tags", contains("vip", "fair"))
                .body("change.id", equalTo(done.path("id")))
                .body("change.by", equalTo("sara"));
        person(bea).then().body("version", equalTo(0));
        person(cor).then().body("version", equalTo(0));
        assertThat(Events.shared()
                        .awaitOne(
                                api.tenant(),
                                "contact.updated.v1",
                                data -> data.path("contactId").asText().equals(ann))
                        .data()
                        .path("owner")
                        .asText())
                .isEqualTo("piet");
    }

    @Test
    void manyAreChangedDeletedAndComeBack() {
        // Given
        api.importCsv(("email,city\n"
                        + IntStream.range(0, PEOPLE)
                                .mapToObj(row -> "p" + row + "@example.org," + (row % 2 == 0 ? "Sneek" : "Oulu") + "\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8));

        // When
        var changed = run("bulk-update", "{\"filter\": \"true\", \"changes\": {\"country\": \"NL\"}}");
        var deleted = run("bulk-delete", "{\"filter\": \"city == 'Sneek'\"}");

        // Then
        changed.then().body("read", equalTo(PEOPLE)).body("updated", equalTo(PEOPLE));
        deleted.then().body("read", equalTo(PEOPLE / 2)).body("deleted", equalTo(PEOPLE / 2));
        list("city == 'Sneek'").then().body("items", empty());
        undo(deleted).then().body("revived", equalTo(PEOPLE / 2));
        undo(changed).then().body("restored", equalTo(PEOPLE));
        list("city == 'Sneek' && country == null")
                .then()
                .body("items", hasSize(50))
                .body("next", not(equalTo(null)));
        list("country == 'NL'").then().body("items", empty());
    }

    @Test
    void aDryRunTellsWhatThenHappensAndTouchesNobody() {
        // Given
        var full = IntStream.range(0, 100).mapToObj(tag -> "\"t" + tag + "\"").collect(Collectors.joining(","));
        var ann = api.contact("{\"givenName\": \"Ann\", \"tags\": [" + full + "]}");
        var bea = api.contact("{\"givenName\": \"Bea\"}");

        // When
        var dry = run("bulk-update", "{\"filter\": \"true\", \"addTags\": [\"fair\"], \"dryRun\": true}");

        // Then
        dry.then()
                .body("dryRun", equalTo(true))
                .body("read", equalTo(2))
                .body("updated", equalTo(1))
                .body("rejected", equalTo(1));
        person(bea).then().body("version", equalTo(0));
        api.as("sales")
                .get("/api/v1/jobs/" + dry.path("id") + "/rejections")
                .then()
                .body("items.line", contains(1))
                .body("items.column", contains("tags"))
                .body("items.row", contains(ann));
        api.as("sales").post("/api/v1/jobs/" + dry.path("id") + "/start").then().statusCode(200);
        io.kring.testkit.Patience.await()
                .untilAsserted(() -> api.as("sales")
                        .get("/api/v1/jobs/" + dry.path("id"))
                        .then()
                        .body("status", equalTo("done"))
                        .body("dryRun", equalTo(false))
                        .body("predicted.updated", equalTo(1))
                        .body("updated", equalTo(1))
                        .body("rejected", equalTo(1)));
        person(bea).then().body("tags", contains("fair"));
    }

    @Test
    void whatIsAskedForTwiceWithOneKeyIsOneJob() {
        // Given
        api.contact("{\"givenName\": \"Ann\"}");
        var asked = "{\"filter\": \"true\", \"addTags\": [\"fair\"]}";

        // When
        var first =
                api.as("sales").header("Idempotency-Key", "bulk").body(asked).post("/api/v1/contacts/bulk-update");
        var second =
                api.as("sales").header("Idempotency-Key", "bulk").body(asked).post("/api/v1/contacts/bulk-update");

        // Then
        first.then().statusCode(201).body("status", equalTo("done")).body("updated", equalTo(1));
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        api.as("sales").get("/api/v1/jobs").then().body("items", hasSize(1));
    }

    @Test
    void whoMayNotDeleteMayNotDoADryRunInEarnest() {
        // Given
        var ann = api.contact("{\"givenName\": \"Ann\"}");
        var dry = run("bulk-delete", "{\"filter\": \"true\", \"dryRun\": true}");

        // When
        var tried = api.as("marketing").post("/api/v1/jobs/" + dry.path("id") + "/start");

        // Then
        dry.then().body("deleted", equalTo(1));
        tried.then().statusCode(403);
        api.as("marketing")
                .body("{\"filter\": \"true\"}")
                .post("/api/v1/contacts/bulk-delete")
                .then()
                .statusCode(403);
        person(ann).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update | {\"filter\": \"true\"}                                                     | changes",
                "update | {\"changes\": {\"city\": \"Oulu\"}}                                        | filter",
                "update | {\"filter\": \"city = 1\", \"changes\": {\"city\": \"Oulu\"}}              | filter",
                "update | {\"filter\": \"true\", \"changes\": {\"emails\": [\"a@example.org\"]}}     | changes.emails",
                "update | {\"filter\": \"true\", \"changes\": {\"country\": \"Nederland\"}}          | country",
                "update | {\"filter\": \"true\", \"changes\": {\"custom\": {\"x\": 1}}}              | custom.x",
                "update | {\"filter\": \"true\", \"changes\": {\"colour\": 1}}                       | colour",
                "update | {\"filter\": \"true\", \"changes\": []}                                    | changes",
                "update | {\"filter\": \"true\", \"changes\": 1}                                     | changes",
                "update | {\"filter\": \"true\", \"addTags\": [\"\"]}                                | addTags[0]",
                "delete | {\"filter\": \"\"}                                                         | filter",
                "delete | {\"filter\": \"nobody == 1\"}                                              | filter",
            })
    void whatCannotBeDoneIsRefused(String what, String body, String field) {
        api.as("sales")
                .body(body)
                .post("/api/v1/contacts/bulk-" + what)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
        assertThat(api.as("sales").get("/api/v1/jobs").jsonPath().<List<?>>get("items"))
                .isEmpty();
    }

    private Response run(String what, String body) {
        return api.as("sales").header("Prefer", "wait=50").body(body).post("/api/v1/contacts/" + what);
    }

    private Response undo(Response job) {
        return api.as("sales").post("/api/v1/changes/" + job.path("id") + "/undo");
    }

    private Response person(String id) {
        return api.as("sales").get("/api/v1/contacts/" + id);
    }

    private Response list(String filter) {
        return api.as("sales").queryParam("filter", filter).get("/api/v1/contacts");
    }
}
