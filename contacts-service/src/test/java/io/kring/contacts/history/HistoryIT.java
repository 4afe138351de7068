package io.kring.contacts.history;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class HistoryIT {
    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void everyPathThatChangesAPersonIsKeptWithWhoAndFromWhat() {
        // Given
        var id = api.contact("{\"givenName\": \"Sjoukje\", \"emails\": [\"sjoukje@example.org\"]}");
        patch(id, "{\"city\": \"Sneek\"}");
        var imported = api.importCsv("Email,Last name\nsjoukje@example.org,Hoekstra\n".getBytes(StandardCharsets.UTF_8))
                .path("id")
                .toString();
        var lead = UUID.randomUUID().toString();
        var event = Events.shared().publish(api.tenant(), "lead.captured.v1", lead, data -> data.put("leadId", lead));

        // When
        var history = await().until(
                        () -> history(id),
                        answer -> answer.jsonPath().getList("items").size() == 4);

        // Then
        history.then()
                .body("items.version", equalTo(java.util.List.of(3, 2, 1, 0)))
                .body("items.change.origin", equalTo(java.util.List.of("event", "file", "api", "api")))
                .body("items.change.by", equalTo(java.util.List.of("recognition", "sara", "sara", "sara")))
                .body("items[0].change.id", equalTo(event.toString()))
                .body("items[0].fields.field", hasItem("phones"))
                .body("items[1].change.id", equalTo(imported))
                .body("items[1].fields", hasSize(1))
                .body("items[1].fields[0].field", equalTo("familyName"))
                .body("items[1].fields[0].before", nullValue())
                .body("items[1].fields[0].after", equalTo("Hoekstra"))
                .body("items[2].fields.field", equalTo(java.util.List.of("city")))
                .body("items[3].fields.field", equalTo(java.util.List.of("givenName", "emails")));
        Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.updated.v1",
                        data -> data.path("change").path("id").asText().equals(imported));
    }

    @Test
    void aPersonIsReadAsOfAnyTime() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\", \"emails\": [\"old@example.org\"]}");
        var first = read(id);
        patch(id, "{\"familyName\": \"De Vries\", \"emails\": [\"new@example.org\"]}");
        consent(id, "granted");
        var second = read(id);
        var granted = Instant.now();
        consent(id, "withdrawn");
        patch(id, "{\"familyName\": \"Bakker\"}");

        // When
        var then = asOf(id, first.path("updatedAt"));
        var later = asOf(id, granted.toString());

        // Then
        then.then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("familyName", equalTo("Hoekstra"))
                .body("emails", equalTo(java.util.List.of("old@example.org")))
                .body("consents", hasSize(0));
        assertThat(later.jsonPath().<Object>get("$"))
                .isEqualTo(second.jsonPath().get("$"));
        asOf(id, Instant.now().toString())
                .then()
                .body("familyName", equalTo("Bakker"))
                .body("consents[0].state", equalTo("withdrawn"));
        asOf(id, Instant.parse(first.path("createdAt")).minusNanos(1000).toString())
                .then()
                .statusCode(404);
    }

    @Test
    void consentCountsFromTheTimeOfItsProof() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\", \"phones\": [\"+31612345678\"]}");
        var known = Instant.now();
        var body = """
                {"channel": "sms", "purpose": "marketing", "state": "granted",
                 "proof": {"source": "user:sara", "text": "Said so at the fair", "at": "2020-03-01T09:30:00Z"}}""";

        // When
        api.as("sales")
                .body(body)
                .post("/api/v1/contacts/" + id + "/consents")
                .then()
                .statusCode(201);

        // Then
        asOf(id, known.toString()).then().body("consents[0].state", equalTo("granted"));
    }

    @Test
    void whoIsDeletedIsReadAsOfTheTimeBefore() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\", \"emails\": [\"sjoukje@example.org\"]}");
        consent(id, "granted");
        var before = read(id);

        // When
        var deleted = delete(id, "\"0\"");

        // Then
        deleted.then().statusCode(204);
        read(id).then().statusCode(404);
        asOf(id, Instant.now().toString()).then().statusCode(404);
        assertThat(asOf(
                                id,
                                Instant.parse(before.path("createdAt"))
                                        .plusMillis(1)
                                        .toString())
                        .path("emails")
                        .toString())
                .isEqualTo("[sjoukje@example.org]");
        var told = Events.shared().awaitOne(api.tenant(), "contact.deleted.v1", data -> true);
        assertThat(told.data().path("contactId").asText()).isEqualTo(id);
        assertThat(told.data().path("version").asInt()).isOne();
        assertThat(api.contact("{\"emails\": [\"sjoukje@example.org\"]}")).isNotEqualTo(id);
    }

    @Test
    void aDeletionNamesTheVersionItDeletes() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\"}");
        patch(id, "{\"city\": \"Sneek\"}");

        // When
        var deleted = delete(id, "\"0\"");

        // Then
        deleted.then().statusCode(412).body("errors[0].field", equalTo("If-Match"));
        api.as("sales").delete("/api/v1/contacts/" + id).then().statusCode(428);
        api.as("marketing")
                .header("If-Match", "*")
                .delete("/api/v1/contacts/" + id)
                .then()
                .statusCode(403);
        read(id).then().statusCode(200);
    }

    @Test
    void aLongHistoryIsReadPageByPage() {
        // Given
        var id = api.contact("{\"familyName\": \"0\"}");
        for (var change = 1; change <= 6; change++) {
            patch(id, "{\"familyName\": \"" + change + "\"}");
        }

        // When
        var changes = new ArrayList<String>();
        var after = "";
        while (after != null) {
            var page = api.as("sales").get("/api/v1/contacts/" + id + "/history?limit=3" + after);
            changes.addAll(page.jsonPath().getList("items.collect { it.fields[0].before + '>' + it.fields[0].after }"));
            var next = page.jsonPath().getString("next");
            after = next == null ? null : "&after=" + next;
        }

        // Then
        assertThat(changes).containsExactly("5>6", "4>5", "3>4", "2>3", "1>2", "0>1", "null>0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "+1000000000-01-01T00:00:00Z"})
    void whatIsNoTimeIsRefused(String time) {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\"}");

        // When
        var answer = asOf(id, time);

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo("asOf"));
    }

    private Response history(String id) {
        return api.as("sales").get("/api/v1/contacts/" + id + "/history");
    }

    private Response read(String id) {
        return api.as("sales").get("/api/v1/contacts/" + id);
    }

    private Response delete(String id, String eTag) {
        return api.as("sales").header("If-Match", eTag).delete("/api/v1/contacts/" + id);
    }

    private Response asOf(String id, String time) {
        return api.as("sales").queryParam("asOf", time).get("/api/v1/contacts/" + id);
    }

    private void patch(String id, String json) {
        api.as("sales")
                .header("If-Match", "*")
                .body(json)
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200);
    }

    private void consent(String id, String state) {
        var body = """
                {"channel": "sms", "purpose": "marketing", "state": "%s", "proof": {"source": "user:sara", "text": "On the phone"}}""";
        api.as("sales")
                .body(body.formatted(state))
                .post("/api/v1/contacts/" + id + "/consents")
                .then()
                .statusCode(201);
    }
}
