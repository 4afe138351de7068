package io.kring.contacts.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ActivityIT {
    private static final String TASK = """
            {"type": "task", "subject": "Send the quote", "at": "2020-03-01T09:30:00.123456789Z", "contactIds": [%s],
             "dueAt": "2020-03-03T16:00:00Z", "assignee": "sara"}""";

    private final Api api = Api.ofNewTenant();
    private String sjoukje = "";
    private String aino = "";

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @BeforeEach
    void twoPersons() {
        sjoukje = api.contact("{\"familyName\": \"Hoekstra\"}");
        aino = api.contact("{\"familyName\": \"Virtanen\"}");
    }

    @Test
    void anActivityIsKeptToldAndOnTheTimelineOfEachPerson() {
        // When
        var made = post(TASK, sjoukje, aino, sjoukje);

        // Then
        var id = made.<String>path("activityId");
        made.then()
                .statusCode(201)
                .header("Location", equalTo("/api/v1/activities/" + id))
                .header("ETag", equalTo("\"0\""))
                .body("contactIds", containsInAnyOrder(sjoukje, aino))
                .body("at", equalTo("2020-03-01T09:30:00.123456Z"))
                .body("createdBy", equalTo("sara"))
                .body("doneAt", nullValue());
        assertThat(get(id).jsonPath().<Object>get("$"))
                .isEqualTo(made.jsonPath().get("$"));
        for (var person : List.of(sjoukje, aino)) {
            timeline(person, id)
                    .body("items", hasSize(1))
                    .body("items[0].kind", equalTo("task"))
                    .body("items[0].occurredAt", equalTo("2020-03-01T09:30:00.123456Z"))
                    .body("items[0].summary", equalTo("Send the quote"))
                    .body("items[0].service", equalTo("contacts-service"))
                    .body("items[0].traceId.length()", equalTo(32));
        }
        var told = Events.shared().awaitOne(api.tenant(), "activity.created.v1", data -> true);
        assertThat(told.key()).isEqualTo(api.tenant() + "/" + id);
        assertThat(told.data().path("subject").asText()).isEqualTo("Send the quote");
    }

    @Test
    void timelinesFollowWhatIsChanged() {
        // Given
        var id = post(TASK, sjoukje, aino).<String>path("activityId");
        patch(id, "\"0\"", "{\"doneAt\": \"2020-03-02T10:00:00Z\"}").then().statusCode(200);
        timeline(sjoukje, id).body("items.kind", contains("task.done", "task"));

        // When
        var changed = patch(
                id,
                "\"1\"",
                "{\"subject\": \"Send both quotes\", \"at\": \"2020-04-01T00:00:00Z\", \"contactIds\": [\"" + aino
                        + "\"]}");

        // Then
        changed.then().statusCode(200).header("ETag", equalTo("\"2\"")).body("contactIds", contains(aino));
        timeline(sjoukje, id).body("items", hasSize(0));
        timeline(aino, id)
                .body("items.kind", contains("task", "task.done"))
                .body("items.summary", contains("Send both quotes", "Done: Send both quotes"));
        Events.shared()
                .awaitOne(
                        api.tenant(),
                        "activity.updated.v1",
                        data -> data.path("version").asInt() == 2);
        patch(id, "\"2\"", "{\"doneAt\": null}").then().statusCode(200).body("doneAt", nullValue());
        timeline(aino, id).body("items.kind", contains("task"));
    }

    @Test
    void aDeletedActivityIsGoneFromTheTimelines() {
        // Given
        var id = post(TASK, sjoukje, aino).<String>path("activityId");
        patch(id, "\"0\"", "{\"doneAt\": \"2020-03-02T10:00:00Z\"}").then().statusCode(200);

        // When
        var deleted = delete(id, "\"1\"");

        // Then
        deleted.then().statusCode(204);
        get(id).then().statusCode(404);
        timeline(sjoukje, id).body("items", hasSize(0));
        timeline(aino, id).body("items", hasSize(0));
        var told = Events.shared().awaitOne(api.tenant(), "activity.deleted.v1", data -> true);
        assertThat(told.data().path("version").asInt()).isEqualTo(2);
        assertThat(told.data().path("deletedBy").asText()).isEqualTo("sara");
    }

    @Test
    void aChangeNamesTheVersionThatItWasMadeFrom() {
        // Given
        var id = post(TASK, sjoukje).<String>path("activityId");
        patch(id, "\"0\"", "{\"subject\": \"Call first\"}").then().statusCode(200);

        // When
        var late = patch(id, "\"0\"", "{\"subject\": \"Too late\"}");

        // Then
        late.then().statusCode(412).body("errors[0].field", equalTo("If-Match"));
        delete(id, "\"0\"").then().statusCode(412);
        api.as("sales").body("{}").patch("/api/v1/activities/" + id).then().statusCode(428);
        api.as("sales").delete("/api/v1/activities/" + id).then().statusCode(428);
        timeline(sjoukje, id).body("items.summary", contains("Call first"));
    }

    /** Who is brought back has the same id. */
    @Test
    void whoIsDeletedIsNotListedAndWhoIsBroughtBackIs() {
        // Given
        var id = post(TASK, sjoukje).<String>path("activityId");
        api.as("sales")
                .header("If-Match", "*")
                .delete("/api/v1/contacts/" + sjoukje)
                .then()
                .statusCode(204);
        get(id).then().statusCode(200).body("contactIds", hasSize(0));
        patch(id, "\"0\"", "{\"subject\": \"Send it all the same\"}").then().statusCode(200);
        patch(id, "\"1\"", "{\"contactIds\": [\"" + aino + "\"]}").then().statusCode(200);

        // When
        jdbi.useHandle(handle -> handle.execute(
                "insert into contact (tenant_id, id, version, given_name, family_name, created_at, updated_at)"
                        + " values (?, ?, 2, '', 'Hoekstra', now(), now())",
                api.tenant(),
                UUID.fromString(sjoukje)));

        // Then
        get(id).then().body("contactIds", containsInAnyOrder(sjoukje, aino));
        timeline(sjoukje, id).body("items.summary", contains("Send it all the same"));
        timeline(aino, id).body("items.summary", contains("Send it all the same"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type == 'call'                                                | call",
                "type in ['note', 'meeting']                                   | meeting note",
                "assignee == 'sara' && doneAt == null && dueAt < now           | task",
                "assignee == 'nobody'                                          | ''",
                "contactId == '%s'                                             | meeting call task note",
                "contactId == '%s' && at > timestamp('2020-06-01T00:00:00Z')   | meeting",
                "contactId == '018f0000-0000-7000-8000-000000000000'           | ''",
                "place == 'Sneek' ? true : direction == 'inbound'              | meeting call",
            })
    void activitiesAreListedTheNewestFirst(String filter, String types) {
        // Given
        post(
                "{\"type\": \"note\", \"text\": \"Quiet, please\", \"at\": \"2020-01-01T00:00:00Z\", \"contactIds\": [%s]}",
                sjoukje, aino);
        post(TASK, sjoukje);
        post(
                "{\"type\": \"call\", \"direction\": \"inbound\", \"at\": \"2020-05-01T00:00:00Z\", \"contactIds\": [%s]}",
                sjoukje);
        post(
                "{\"type\": \"meeting\", \"subject\": \"Plans\", \"place\": \"Sneek\", \"at\": \"2020-07-01T00:00:00Z\","
                        + " \"contactIds\": [%s]}",
                sjoukje, aino);

        // When
        var found = new StringBuilder();
        for (var after = ""; after != null; ) {
            var page = api.as("support")
                    .queryParam("filter", filter.formatted(sjoukje))
                    .get("/api/v1/activities?limit=1" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("items.type").forEach(type -> found.append(type).append(' '));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }

        // Then
        assertThat(found.toString().strip()).isEqualTo(types);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"task\"}                                                         | subject",
                "{\"type\": \"task\", \"subject\": \"  \"}                                    | subject",
                "{\"type\": \"meeting\"}                                                      | subject",
                "{\"type\": \"note\", \"subject\": \"x\"}                                     | text",
                "{\"type\": \"call\"}                                                         | direction",
                "{\"type\": \"note\", \"text\": \"x\", \"dueAt\": \"2026-03-01T00:00:00Z\"}   | dueAt",
                "{\"type\": \"note\", \"text\": \"x\", \"doneAt\": \"2026-03-01T00:00:00Z\"}  | doneAt",
                "{\"type\": \"note\", \"text\": \"x\", \"assignee\": \"sara\"}                | assignee",
                "{\"type\": \"note\", \"text\": \"x\", \"direction\": \"inbound\"}            | direction",
                "{\"type\": \"note\", \"text\": \"x\", \"durationMinutes\": 5}                | durationMinutes",
                "{\"type\": \"task\", \"subject\": \"x\", \"outcome\": \"x\"}                 | outcome",
                "{\"type\": \"task\", \"subject\": \"x\", \"place\": \"x\"}                   | place",
                "{\"type\": \"task\", \"subject\": \"x\", \"doneAt\": \"2999-01-01T00:00:00Z\"} | doneAt",
                "{\"type\": \"task\", \"subject\": \"x\", \"dueAt\": \"9000-01-01T00:00:00Z\"} | dueAt",
                "{\"type\": \"note\", \"text\": \"x\", \"at\": \"1066-10-14T00:00:00Z\"}      | at",
                "{\"type\": \"note\", \"text\": \"x\", \"at\": \"yesterday\"}                 | at",
                "{\"type\": \"call\", \"direction\": \"inbound\", \"durationMinutes\": -1}    | durationMinutes",
                "{\"type\": \"fax\", \"text\": \"x\"}                                         | type",
                "{\"text\": \"x\"}                                                            | type",
                "{\"type\": \"note\", \"text\": \"a\\u0000b\"}                                | text",
                "{\"type\": \"note\", \"text\": \"x\"}                                        | contactIds",
                "{\"type\": \"note\", \"text\": \"x\", \"contactIds\": [\"x\"]}               | contactIds[0]",
                "{\"type\": \"note\", \"text\": \"x\", \"contactIds\": [null]}                | contactIds[0]",
                "{\"type\": \"note\", \"text\": \"x\", \"isAdmin\": true}                     | isAdmin",
                "null                                                                         | body",
            })
    void badInputNamesTheField(String body, String field) {
        // When
        var answer = api.as("sales").body(body).post("/api/v1/activities");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        api.as("sales").get("/api/v1/activities").then().body("items", hasSize(0));
    }

    @Test
    void whomItConcernsMustBeKnown() {
        // Given
        var nobody = UUID.randomUUID().toString();
        var stranger = Api.ofNewTenant().contact("{\"familyName\": \"Stranger\"}");

        // When
        var answers = List.of(post(TASK, sjoukje, nobody), post(TASK, stranger));

        // Then
        answers.forEach(answer -> answer.then().statusCode(422).body("errors[0].field", equalTo("contactIds")));
        assertThat(answers.getFirst().<String>path("detail")).contains(nobody);
        api.as("sales").get("/api/v1/activities").then().body("items", hasSize(0));
        var id = post(TASK, sjoukje).<String>path("activityId");
        patch(id, "*", "{\"contactIds\": []}").then().statusCode(400).body("errors[0].field", equalTo("contactIds"));
        patch(id, "*", "{\"type\": \"note\"}").then().statusCode(400).body("errors[0].field", equalTo("text"));
        timeline(sjoukje, id).body("items.kind", contains("task"));
    }

    @Test
    void theSameRequestTwiceMakesOne() {
        // Given
        var key = UUID.randomUUID().toString();
        var body = TASK.formatted("\"" + sjoukje + "\"");

        // When
        var first = api.as("sales").header("Idempotency-Key", key).body(body).post("/api/v1/activities");
        var second = api.as("sales").header("Idempotency-Key", key).body(body).post("/api/v1/activities");

        // Then
        assertThat(second.<String>path("activityId")).isEqualTo(first.<String>path("activityId"));
        timeline(sjoukje, first.path("activityId")).body("items", hasSize(1));
    }

    @Test
    void analystsAndPartnersMayNot() {
        for (var role : List.of("analyst", "partner")) {
            api.as(role).get("/api/v1/activities").then().statusCode(403);
            api.as(role)
                    .body(TASK.formatted("\"" + sjoukje + "\""))
                    .post("/api/v1/activities")
                    .then()
                    .statusCode(403);
        }
    }

    private Response post(String json, String... contacts) {
        return api.as("sales")
                .body(json.formatted("\"" + String.join("\", \"", contacts) + "\""))
                .post("/api/v1/activities");
    }

    private Response get(String id) {
        return api.as("sales").get("/api/v1/activities/" + id);
    }

    private Response patch(String id, String eTag, String json) {
        return api.as("sales").header("If-Match", eTag).body(json).patch("/api/v1/activities/" + id);
    }

    private Response delete(String id, String eTag) {
        return api.as("sales").header("If-Match", eTag).delete("/api/v1/activities/" + id);
    }

    private ValidatableResponse timeline(String contact, String activity) {
        return api.as("sales")
                .queryParam("filter", "subjectId == '" + activity + "'")
                .get("/api/v1/contacts/" + contact + "/timeline")
                .then()
                .statusCode(200);
    }
}
