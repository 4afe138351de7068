package io.kring.contacts.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sara does not see e-mail addresses, cities and boats, and must not change the date of birth. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class FieldsIT {
    private final Api api = Api.ofNewTenant();
    private String ann = "";

    @BeforeEach
    void permissions() {
        for (var key : new String[] {"boat", "car"}) {
            api.as("admin")
                    .body("{\"key\": \"%s\", \"label\": \"%s\", \"type\": \"text\"}".formatted(key, key))
                    .post("/api/v1/custom-fields")
                    .then()
                    .statusCode(201);
        }
        ann = api.as("admin").body("""
                        {"givenName": "Ann", "familyName": "Visser", "emails": ["hidden@example.org"], "phones": ["+31612345678"],
                         "city": "Harlingen", "birthDate": "1985-06-01", "custom": {"boat": "Skutsje", "car": "Daf"}}""").post("/api/v1/contacts").path("contactId");
        Settings.set(api, "sales", """
                {"rows": "all", "fields": {"emails": {"access": "hidden"}, "city": {"access": "hidden"},
                 "custom.boat": {"access": "hidden"}, "birthDate": {"access": "readOnly"}}}""");
    }

    @Test
    void whatIsHiddenIsInNoAnswer() {
        // When
        var person = sara().get(path());
        // Then
        person.then()
                .statusCode(200)
                .body("familyName", equalTo("Visser"))
                .body("birthDate", equalTo("1985-06-01"))
                .body("custom.car", equalTo("Daf"));
        assertHidden(person);
        assertThat(person.jsonPath().getMap("$")).doesNotContainKeys("emails", "city");
        for (var below : new String[] {"", "/history", "/timeline", "/merges", "/duplicates", "?asOf=2999-01-01"}) {
            assertHidden(sara().get(path() + below));
        }
        sara().get(path() + "/history").then().body("items[0].fields.field", not(empty()));
        assertHidden(sara().get("/api/v1/contacts"));
        api.as("support").get(path()).then().body("emails", hasSize(1)).body("custom.boat", equalTo("Skutsje"));
    }

    @Test
    void anAnswerThatIsGivenAgainHasNoneOfIt() {
        // Given
        var key = UUID.randomUUID().toString();
        var consent = """
                {"channel": "sms", "purpose": "marketing", "state": "granted",
                 "proof": {"source": "user:sara", "text": "Yes"}}""";
        assertHidden(sara().header("Idempotency-Key", key).body(consent).post(path() + "/consents"));
        // When
        var again = sara().header("Idempotency-Key", key).body(consent).post(path() + "/consents");
        // Then
        again.then().statusCode(201).body("familyName", equalTo("Visser"));
        assertHidden(again);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ndjson", "vcard", "vcard3"})
    void filesHaveNeitherColumnNorValue(String format) {
        // When
        var file = sara().queryParam("format", format).get("/api/v1/exports/contacts");
        // Then
        file.then().statusCode(200).body(containsString("Visser"));
        assertHidden(file);
        assertThat(file.asString()).doesNotContain("emails", "city", "boat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"city == 'Harlingen'", "size(city) > 1", "custom.boat == 'Skutsje'", "true || city == null"})
    void aFilterMayNotNameIt(String filter) {
        // When
        var answer = sara().queryParam("filter", filter).get("/api/v1/contacts");
        // Then
        var field = filter.contains("boat") ? "custom.boat" : "city";
        answer.then().statusCode(403).body("errors[0].field", equalTo(field));
        for (var list : new String[] {"/api/v1/exports/contacts", "/api/v1/data-quality/records"}) {
            sara().queryParam("filter", filter).get(list).then().statusCode(403);
        }
        sara().body("{\"filter\": \"%s\", \"addTags\": [\"x\"]}".formatted(filter))
                .post("/api/v1/contacts/bulk-update")
                .then()
                .statusCode(403);
        api.as("support")
                .queryParam("filter", filter)
                .get("/api/v1/contacts")
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyIsFoundByIt() {
        // Given
        await().untilAsserted(() -> search(api.as("admin"), "harlingen").then().body("items.contactId", contains(ann)));
        // When
        var byCity = search(sara(), "harlingen");
        // Then
        byCity.then().statusCode(200).body("items", empty());
        search(sara(), "visser harlingen").then().body("items", empty());
        search(sara(), "hidden@example").then().body("items", empty());
        search(sara(), "hidden").then().body("items", empty());
        search(sara(), "example").then().body("items", empty());
        var byName = search(sara(), "visser");
        byName.then().body("items.contactId", contains(ann)).body("items[0].phone", equalTo("+31612345678"));
        assertHidden(byName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"birthDate\": \"1985-06-02\"}",
                "{\"birthDate\": null}",
                "{\"city\": \"Oulu\"}",
                "{\"city\": \"Harlingen\"}",
                "{\"emails\": []}",
                "{\"custom\": {\"boat\": null}}"
            })
    void itCannotBeChanged(String patch) {
        // When
        var answer = sara().header("If-Match", "*").body(patch).patch(path());
        // Then
        var field = patch.contains("boat")
                ? "custom.boat"
                : patch.replaceAll("[{\"](\\w+).*", "$1").replace("{", "").replace("\"", "");
        answer.then().statusCode(403).body("errors[0].field", equalTo(field));
        sara().body("{\"items\": [{\"contactId\": \"%s\", \"version\": 0, \"contact\": %s}]}".formatted(ann, patch))
                .post("/api/v1/contacts/batch")
                .then()
                .body("items[0].status", equalTo(403));
        api.as("admin").get(path()).then().body("version", equalTo(0));
    }

    @Test
    void whatIsReadAndSentBackIsNoChange() {
        // When
        var answer = sara().header("If-Match", "*")
                .body("{\"birthDate\": \"1985-06-01\", \"familyName\": \"Dijkstra\"}")
                .patch(path());
        // Then
        answer.then().statusCode(200).body("familyName", equalTo("Dijkstra"));
        api.as("admin").get(path()).then().body("emails", hasSize(1)).body("city", equalTo("Harlingen"));
    }

    @Test
    void nobodyIsAddedOrImportedWithIt() {
        // When
        var added = sara().body("{\"familyName\": \"New\", \"birthDate\": \"1985-06-01\"}")
                .post("/api/v1/contacts");
        // Then
        added.then().statusCode(403).body("errors[0].field", equalTo("birthDate"));
        sara().body("{\"familyName\": \"New\", \"emails\": [\"x@example.org\"]}")
                .post("/api/v1/contacts")
                .then()
                .statusCode(403)
                .body("errors[0].field", equalTo("emails"));
        sara().contentType("text/csv")
                .body("Name,Email\nNew,x@example.org\n")
                .post("/api/v1/imports")
                .then()
                .statusCode(403)
                .body("errors[0].field", equalTo("email"));
        sara().body("{\"filter\": \"true\", \"changes\": {\"birthDate\": null}}")
                .post("/api/v1/contacts/bulk-update")
                .then()
                .statusCode(403)
                .body("errors[0].field", equalTo("birthDate"));
        api.as("admin").get("/api/v1/contacts").then().body("items", hasSize(1));
    }

    @Test
    void aDraftOfAnImportIsNotPlannedOrStartedWithIt() {
        // Given
        var draft = sara().contentType("text/csv")
                .queryParam("start", false)
                .body("Name,Email\nNew,x@example.org\n")
                .post("/api/v1/imports")
                .<String>path("id");
        // When
        var planned = sara().body("{\"regions\": [\"FI\"]}").patch("/api/v1/imports/" + draft);
        // Then
        planned.then().statusCode(403);
        sara().post("/api/v1/jobs/" + draft + "/start").then().statusCode(200);
        await().untilAsserted(() -> sara().get("/api/v1/jobs/" + draft)
                .then()
                .body("status", equalTo("failed"))
                .body("failure", containsString("email is hidden from your roles")));
        api.as("admin").get("/api/v1/contacts").then().body("items", hasSize(1));
    }

    @Test
    void aMergeUnitesWhatIsHiddenButDoesNotChooseIt() {
        // Given
        var twin = api.as("admin")
                .header("Kring-Allow-Duplicates", "true")
                .body("{\"familyName\": \"Visser\", \"emails\": [\"hidden2@example.org\"], \"city\": \"Harlingen\"}")
                .post("/api/v1/contacts")
                .<String>path("contactId");
        var merge = "{\"merge\": [{\"contactId\": \"%s\", \"version\": 0}], \"choose\": %s}";
        // When
        var chosen = sara().header("If-Match", "*")
                .body(merge.formatted(twin, "{\"city\": \"" + twin + "\"}"))
                .post(path() + "/merge");
        // Then
        chosen.then().statusCode(403).body("errors[0].field", equalTo("city"));
        var merged =
                sara().header("If-Match", "*").body(merge.formatted(twin, "{}")).post(path() + "/merge");
        merged.then().statusCode(200).body("contact.familyName", equalTo("Visser"));
        assertHidden(merged);
        api.as("admin").get(path()).then().body("emails", hasSize(2));
        var undone = sara().post("/api/v1/contacts/" + twin + "/unmerge");
        undone.then().statusCode(200);
        assertHidden(undone);
    }

    @Test
    void anUndoDoesNotChangeIt() {
        // Given
        var change = api.as("admin")
                .header("If-Match", "*")
                .body("{\"birthDate\": \"1985-06-02\"}")
                .patch(path())
                .<String>path("change.id");
        // When
        var undone = sara().post("/api/v1/changes/" + change + "/undo");
        // Then
        undone.then().statusCode(403).body("errors[0].field", equalTo("birthDate"));
        api.as("support").post("/api/v1/changes/" + change + "/undo").then().statusCode(200);
    }

    @Test
    void consentAndTheTimelineAreFieldsToo() {
        // Given
        Settings.set(api, "sales", """
                {"rows": "all", "fields": {"consents": {"access": "readOnly"}, "timeline": {"access": "hidden"}}}""");
        // When
        var timeline = sara().get(path() + "/timeline");
        // Then
        timeline.then().statusCode(403).body("errors[0].field", equalTo("timeline"));
        sara().get("/api/v1/activities").then().statusCode(403);
        sara().get(path() + "/consents").then().statusCode(200);
        sara().body("{}")
                .post(path() + "/preference-link")
                .then()
                .statusCode(403)
                .body("errors[0].field", equalTo("consents"));
        sara().get(path()).then().body("consents", empty());
        api.as("support").get(path() + "/timeline").then().statusCode(200);
    }

    private String path() {
        return "/api/v1/contacts/" + ann;
    }

    private RequestSpecification sara() {
        return api.as("sales");
    }

    private static Response search(RequestSpecification who, String typed) {
        return who.queryParam("q", typed).get("/api/v1/contacts/search");
    }

    private static void assertHidden(Response answer) {
        assertThat(answer.asString()).doesNotContain("hidden@", "hidden2@", "Harlingen", "Skutsje");
    }
}
