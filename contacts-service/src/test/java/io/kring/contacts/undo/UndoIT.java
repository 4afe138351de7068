package io.kring.contacts.undo;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.kring.contacts.Api;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class UndoIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private final Api api = new Api(tenant);

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aChangeIsUndoneAndTheUndoToo() {
        // Given
        var id = api.contact("{\"givenName\": \"Jan\", \"city\": \"Sneek\", \"tags\": [\"vip\"]}");
        var change = patch(id, "{\"city\": \"Oulu\", \"tags\": [\"vip\", \"moved\"]}");
        patch(id, "{\"owner\": \"sara\", \"tags\": [\"vip\", \"moved\", \"kept\"]}");

        // When
        String undo = undo(change)
                .body("people", equalTo(1))
                .body("restored", equalTo(1))
                .body("conflictCount", equalTo(0))
                .extract()
                .path("undoId");

        // Then
        person(id)
                .body("city", equalTo("Sneek"))
                .body("tags", equalTo(List.of("vip", "kept")))
                .body("owner", equalTo("sara"))
                .body("change.origin", equalTo("undo"))
                .body("change.by", equalTo("sara"));
        Events.shared()
                .awaitOne(
                        tenant,
                        "contact.updated.v1",
                        data -> data.at("/change/origin").asText().equals("undo")
                                && data.path("city").asText().equals("Sneek"));
        undo(undo).body("restored", equalTo(1));
        person(id).body("city", equalTo("Oulu")).body("tags", equalTo(List.of("vip", "moved", "kept")));
    }

    @Test
    void whatWasChangedAgainStaysAndIsTold() {
        // Given
        var id = api.contact("{\"givenName\": \"Jan\", \"city\": \"Sneek\", \"owner\": \"sara\"}");
        var change = patch(id, "{\"city\": \"Oulu\", \"owner\": \"anna\"}");
        patch(id, "{\"city\": \"Turku\"}");

        // When
        var undone = undo(change);

        // Then
        undone.body("restored", equalTo(1))
                .body("conflicts", hasSize(1))
                .body("conflicts[0].contactId", equalTo(id))
                .body("conflicts[0].field", equalTo("city"))
                .body("conflicts[0].before", equalTo("Sneek"))
                .body("conflicts[0].after", equalTo("Oulu"))
                .body("conflicts[0].now", equalTo("Turku"));
        person(id).body("city", equalTo("Turku")).body("owner", equalTo("sara"));
    }

    @Test
    void whoWasDeletedComesBackWithWhatIsStillTheirs() {
        // Given
        var id = api.contact(
                "{\"givenName\": \"Jan\", \"emails\": [\"jan@example.org\", \"info@example.org\"], \"consents\": [{\"channel\": \"email\","
                        + " \"purpose\": \"marketing\", \"state\": \"granted\", \"proof\": {\"source\": \"user:sara\", \"text\": \"Yes\"}}]}");
        String born = person(id).extract().path("createdAt");
        api.as("sales")
                .header("If-Match", "\"0\"")
                .delete("/api/v1/contacts/" + id)
                .then()
                .statusCode(204);
        var change = Events.shared()
                .awaitOne(
                        tenant,
                        "contact.deleted.v1",
                        data -> data.path("contactId").asText().equals(id))
                .data()
                .at("/change/id")
                .asText();
        var other = api.contact("{\"givenName\": \"Piet\", \"emails\": [\"info@example.org\"]}");

        // When
        var undone = undo(change);

        // Then
        undone.body("revived", equalTo(1))
                .body("conflicts[0].field", equalTo("emails"))
                .body("conflicts[0].before", equalTo("info@example.org"))
                .body("conflicts[0].reason", equalTo("belongs to contact " + other + " now"));
        person(id)
                .body("emails", equalTo(List.of("jan@example.org")))
                .body("createdAt", equalTo(born))
                .body("version", equalTo(2))
                .body("consents.state", equalTo(List.of("granted")));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/history")
                .then()
                .body("items.change.origin", equalTo(List.of("undo", "api", "api")));
    }

    @Test
    void anImportIsUndoneWithWhatItMadeAndWhatItChanged() {
        // Given
        var known = api.contact("{\"familyName\": \"Hoekstra\", \"emails\": [\"known@example.org\"]}");
        var file = new StringBuilder("email,last name,city\nknown@example.org,,Sneek\n");
        for (var n = 0; n < 1_200; n++) {
            file.append("p").append(n).append("@example.org,Person ").append(n).append(",Oulu\n");
        }
        String job =
                api.importCsv(file.toString().getBytes(StandardCharsets.UTF_8)).path("id");
        String touched = api.as("sales")
                .queryParam("filter", "familyName == 'Person 7'")
                .get("/api/v1/contacts")
                .path("items[0].contactId");
        patch(touched, "{\"owner\": \"sara\"}");

        // When
        undo(job, true).body("removed", equalTo(1_199)).body("restored", equalTo(1));
        person(known).body("city", equalTo("Sneek"));
        undo(job)
                .body("people", equalTo(1_201))
                .body("removed", equalTo(1_199))
                .body("restored", equalTo(1))
                .body("left", equalTo(1))
                .body("conflicts.contactId", hasItem(touched));

        // Then
        person(known).body("city", equalTo(null)).body("familyName", equalTo("Hoekstra"));
        assertThat(api.as("sales").get("/api/v1/contacts").<List<Object>>path("items"))
                .hasSize(2);
        undo(job).body("left", equalTo(1_201));
    }

    @Test
    void whatADryRunOfManyHasToldIsThenDone() {
        // Given
        var job = importOf(600);
        String touched = api.as("sales").get("/api/v1/contacts?limit=1").path("items[0].contactId");
        patch(touched, "{\"owner\": \"sara\"}");
        String trial = undo(job, true)
                .body("status", equalTo("done"))
                .body("people", equalTo(600))
                .body("conflictCount", equalTo(1))
                .extract()
                .path("undoId");
        assertThat(api.as("sales").get("/api/v1/contacts").<Object>path("next")).isNotNull();

        // When
        api.as("sales").post("/api/v1/jobs/" + trial + "/start").then().statusCode(200);

        // Then
        await().untilAsserted(() -> api.as("support")
                .get("/api/v1/jobs/" + trial)
                .then()
                .body("status", equalTo("done"))
                .body("kind", equalTo("undo"))
                .body("predicted.deleted", equalTo(599))
                .body("deleted", equalTo(599))
                .body("duplicate", equalTo(1)));
        api.as("support")
                .get("/api/v1/jobs/" + trial + "/conflicts")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].contactId", equalTo(touched));
        assertThat(api.as("sales").get("/api/v1/contacts").<List<Object>>path("items"))
                .hasSize(1);
        undo(trial).body("revived", equalTo(599));
    }

    @Test
    void whatIsStillBeingDoneIsNotUndone() {
        // Given
        String running = api.as("sales")
                .contentType("text/csv")
                .header("Prefer", "wait=0")
                .body(file(20_000))
                .post("/api/v1/imports")
                .path("id");

        // When
        var refused = api.as("sales").post("/api/v1/changes/" + running + "/undo");

        // Then
        refused.then().statusCode(409).body("detail", containsString("pause or cancel it first"));
        api.as("sales").post("/api/v1/jobs/" + running + "/cancel").then().statusCode(200);
    }

    @Test
    void whatIsAskedForTwiceWithOneKeyIsUndoneOnce() {
        // Given
        var id = api.contact("{\"givenName\": \"Jan\"}");
        var change = patch(id, "{\"city\": \"Oulu\"}");
        var key = UUID.randomUUID().toString();

        // When
        var first = api.as("sales").header("Idempotency-Key", key).post("/api/v1/changes/" + change + "/undo");
        var second = api.as("sales").header("Idempotency-Key", key).post("/api/v1/changes/" + change + "/undo");

        // Then
        first.then().statusCode(200).body("restored", equalTo(1));
        second.then().statusCode(200).header("Idempotent-Replay", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        person(id).body("version", equalTo(2)).body("city", equalTo(null));
    }

    @Test
    void anotherTenantsChangeIsNone() {
        // Given
        var id = api.contact("{\"givenName\": \"Jan\"}");
        var change = patch(id, "{\"city\": \"Oulu\"}");

        // When
        var stranger = new Api("t-" + UUID.randomUUID()).as("sales").post("/api/v1/changes/" + change + "/undo");

        // Then
        stranger.then().statusCode(404);
        api.as("sales").post("/api/v1/changes/" + Ids.next() + "/undo").then().statusCode(404);
        person(id).body("city", equalTo("Oulu"));
    }

    private String importOf(int people) {
        return api.importCsv(file(people)).path("id");
    }

    private static byte[] file(int people) {
        return IntStream.range(0, people)
                .mapToObj(number -> "p" + number + "@example.org,Person " + number + "\n")
                .collect(Collectors.joining("", "email,last name\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private ValidatableResponse person(String id) {
        return api.as("sales").get("/api/v1/contacts/" + id).then().statusCode(200);
    }

    private ValidatableResponse undo(String change) {
        return undo(change, false);
    }

    private ValidatableResponse undo(String change, boolean dryRun) {
        return api.as("sales")
                .queryParam("dryRun", dryRun)
                .header("Prefer", "wait=50")
                .post("/api/v1/changes/" + change + "/undo")
                .then()
                .statusCode(200);
    }

    private String patch(String id, String body) {
        var etag = api.as("sales").get("/api/v1/contacts/" + id).header("ETag");
        return api.as("sales")
                .header("If-Match", etag)
                .body(body)
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("change.id");
    }
}
