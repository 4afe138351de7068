package io.kring.contacts.permission;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sara changes only her own people, on every way; Joost's stay as they are. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class RowChangesIT {
    private final Api api = Api.ofNewTenant();
    private String hers = "";
    private String his = "";
    private String nobodys = "";

    @BeforeEach
    void people() {
        hers = add(
                "{\"givenName\": \"Ann\", \"familyName\": \"Visser\", \"emails\": [\"ann@example.org\"], \"owner\": \"sara\"}");
        his = add(
                "{\"givenName\": \"Bo\", \"familyName\": \"Visser\", \"emails\": [\"bo@example.org\"], \"owner\": \"joost\"}");
        nobodys = add("{\"givenName\": \"Cor\", \"familyName\": \"Visser\", \"emails\": [\"cor@example.org\"]}");
    }

    @Test
    void aJobTouchesOnlyThosePeopleAndIsSeenByWhoStartedIt() {
        // Given
        own();
        // When
        var job = sara().header("Prefer", "wait=50")
                .body("{\"filter\": \"true\", \"addTags\": [\"mine\"]}")
                .post("/api/v1/contacts/bulk-update");
        // Then
        job.then().body("read", equalTo(1)).body("updated", equalTo(1));
        api.as("admin").get("/api/v1/contacts/" + his).then().body("tags", empty());
        var other = api.by("aino", "admin")
                .header("Prefer", "wait=50")
                .body("{\"filter\": \"familyName == 'Visser'\", \"addTags\": [\"all\"]}")
                .post("/api/v1/contacts/bulk-update");
        other.then().body("updated", equalTo(3));
        sara().get("/api/v1/jobs/" + job.path("id")).then().statusCode(200);
        sara().get("/api/v1/jobs/" + other.path("id")).then().statusCode(404);
        sara().get("/api/v1/jobs").then().body("items.id", contains(job.<String>path("id")));
        sara().header("Prefer", "wait=50")
                .body("{\"filter\": \"true\"}")
                .post("/api/v1/contacts/bulk-delete")
                .then()
                .body("deleted", equalTo(1));
        api.as("admin").get("/api/v1/contacts").then().body("items", hasSize(2));
    }

    @Test
    void anImportDoesNotChangeWhoMayNotBeSeen() {
        // Given
        own();
        // When
        var done = sara().contentType("text/csv")
                .header("Prefer", "wait=50")
                .queryParam("onMatch", "overwrite")
                .body("Email,City\nann@example.org,Sneek\nbo@example.org,Sneek\ndik@example.org,Oulu\n")
                .post("/api/v1/imports");
        // Then
        done.then()
                .statusCode(201)
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("rejected", equalTo(1));
        sara().get("/api/v1/jobs/" + done.path("id") + "/rejections")
                .then()
                .body("items[0].reason", equalTo("is somebody whom you may not see"));
        api.as("admin").get("/api/v1/contacts/" + his).then().body("city", nullValue());
        sara().queryParam("filter", "city == 'Oulu'")
                .get("/api/v1/contacts")
                .then()
                .body("items.owner", contains("sara"));
    }

    @Test
    void aChangeIsUndoneByWhoSeesAllWhomItTouched() {
        // Given
        var job = api.as("admin")
                .header("Prefer", "wait=50")
                .body("{\"filter\": \"true\", \"addTags\": [\"all\"]}")
                .post("/api/v1/contacts/bulk-update")
                .<String>path("id");
        own();
        // When
        var undone = sara().queryParam("dryRun", true).post("/api/v1/changes/" + job + "/undo");
        // Then
        undone.then().statusCode(404);
        sara().header("If-Match", "*")
                .body("{\"city\": \"Oulu\"}")
                .patch("/api/v1/contacts/" + hers)
                .then()
                .statusCode(200);
        var change = sara().get("/api/v1/contacts/" + hers).<String>path("change.id");
        sara().post("/api/v1/changes/" + change + "/undo")
                .then()
                .statusCode(200)
                .body("restored", equalTo(1));
    }

    @Test
    void whomOneAddsOneSees() {
        // Given
        own();
        // When
        var added = sara().body("{\"familyName\": \"New\"}").post("/api/v1/contacts");
        // Then
        added.then().statusCode(201).body("owner", equalTo("sara"));
        sara().get("/api/v1/contacts/" + added.path("contactId")).then().statusCode(200);
    }

    private void own() {
        Settings.set(api, "sales", "{\"rows\": \"own\"}");
    }

    private RequestSpecification sara() {
        return api.as("sales");
    }

    private String add(String person) {
        return api.by("aino", "admin").body(person).post("/api/v1/contacts").path("contactId");
    }
}
