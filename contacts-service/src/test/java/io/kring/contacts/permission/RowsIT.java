package io.kring.contacts.permission;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sara sees her own people, and those of her team where that is set; Joost's are not there for her. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class RowsIT {
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
    void listsHaveOnlyThoseWhoMayBeSeen() {
        // Given
        own();
        // When
        var all = sara().get("/api/v1/contacts");
        // Then
        all.then().body("items.contactId", contains(hers));
        sara().queryParam("filter", "familyName == 'Visser' || true")
                .get("/api/v1/contacts")
                .then()
                .body("items.contactId", contains(hers));
        sara().get("/api/v1/exports/contacts").then().body(containsString(hers)).body(not(containsString(his)));
        sara().get("/api/v1/data-quality/records").then().body("items.contactId", contains(hers));
        Settings.set(api, "sales", "{\"rows\": \"own\", \"unassigned\": true}");
        sara().get("/api/v1/contacts").then().body("items.contactId", contains(hers, nobodys));
        Settings.set(api, "sales", "{\"rows\": \"team\"}");
        sara().get("/api/v1/contacts").then().body("items.contactId", contains(hers));
        Settings.team(api, "North", "\"sara\", \"joost\"");
        sara().get("/api/v1/contacts").then().body("items.contactId", contains(hers, his));
        api.by("sara", "sales", "admin").get("/api/v1/contacts").then().body("items", hasSize(3));
    }

    @Test
    void whoMayNotBeSeenIsNotThere() {
        // Given
        own();
        // When
        var read = sara().get("/api/v1/contacts/" + his);
        // Then
        read.then().statusCode(404).body("detail", equalTo("There is no contact " + his));
        for (var below : List.of("/history", "/timeline", "/consents", "/consent-requests", "/merges", "/duplicates")) {
            sara().get("/api/v1/contacts/" + his + below).then().statusCode(404);
            sara().get("/api/v1/contacts/" + hers + below).then().statusCode(200);
        }
        sara().queryParam("asOf", "2999-01-01")
                .get("/api/v1/contacts/" + his)
                .then()
                .statusCode(404);
        sara().header("If-Match", "*")
                .body("{}")
                .patch("/api/v1/contacts/" + his)
                .then()
                .statusCode(404);
        sara().header("If-Match", "*").delete("/api/v1/contacts/" + his).then().statusCode(404);
        sara().body("{\"merge\": [{\"contactId\": \"" + his + "\", \"version\": 0}]}")
                .header("If-Match", "*")
                .post("/api/v1/contacts/" + hers + "/merge")
                .then()
                .statusCode(422)
                .body(containsString("is no contact"));
        sara().body("{\"referredBy\": \"" + his + "\"}")
                .header("If-Match", "*")
                .patch("/api/v1/contacts/" + hers)
                .then()
                .statusCode(400);
        sara().body(
                        "{\"items\": [{\"contactId\": \"%s\", \"version\": 0}, {\"contactId\": \"%s\", \"version\": 0, \"contact\": {}}]}"
                                .formatted(his, nobodys))
                .post("/api/v1/contacts/batch")
                .then()
                .body("items.status", contains(404, 404));
    }

    @Test
    void whoWasDeletedIsSeenByWhoeverSawThemLast() {
        // Given
        own();
        var before = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(before));
        for (var id : List.of(hers, his)) {
            api.as("admin")
                    .header("If-Match", "*")
                    .delete("/api/v1/contacts/" + id)
                    .then()
                    .statusCode(204);
        }
        // When
        var hersThen = sara().queryParam("asOf", before.toString()).get("/api/v1/contacts/" + hers);
        // Then
        hersThen.then().statusCode(200).body("emails", contains("ann@example.org"));
        sara().queryParam("asOf", before.toString())
                .get("/api/v1/contacts/" + his)
                .then()
                .statusCode(404)
                .body(not(containsString("bo@example.org")));
    }

    @Test
    void anAddressOfSomebodyElseDoesNotTellWhose() {
        // Given
        own();
        // When
        var refused = sara().body("{\"familyName\": \"New\", \"emails\": [\"bo@example.org\"]}")
                .post("/api/v1/contacts");
        // Then
        refused.then()
                .statusCode(409)
                .body(containsString("somebody whom you may not see"))
                .body(not(containsString(his)));
        sara().body("{\"familyName\": \"New\", \"emails\": [\"ann@example.org\"]}")
                .post("/api/v1/contacts")
                .then()
                .statusCode(409)
                .body(containsString(hers));
    }

    @Test
    void somebodyKnownIsToldOfWithoutTellingWho() {
        // Given
        var known = "{\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\", \"birthDate\": \"1985-06-01\"}";
        var sjoukje = add(known.replace("}", ", \"owner\": \"joost\"}"));
        own();
        // When
        var refused = sara().body(known).post("/api/v1/contacts");
        // Then
        refused.then()
                .statusCode(409)
                .body("candidates", empty())
                .body("detail", containsString("whom you may not see"))
                .body(not(containsString(sjoukje)));
        sara().body(known)
                .post("/api/v1/contacts/duplicate-check")
                .then()
                .body("candidates", empty())
                .body("unseen", equalTo(1));
        api.as("admin")
                .body(known)
                .post("/api/v1/contacts/duplicate-check")
                .then()
                .body("unseen", nullValue());
    }

    @Test
    void searchFindsWhoMayBeSeenHoweverManyMayNot() {
        // Given
        for (var made = 0; made < 3; made++) {
            var first = 100 * made;
            var items = IntStream.range(0, 100)
                    .mapToObj(one -> """
                            {"contact": {"givenName": "Visser", "familyName": "Visser", "owner": "joost", "phones": ["+3161%07d"]}}""".formatted(first + one))
                    .collect(Collectors.joining(","));
            api.as("admin")
                    .header("Kring-Allow-Duplicates", "true")
                    .body("{\"items\": [" + items + "]}")
                    .post("/api/v1/contacts/batch")
                    .then()
                    .body("created", equalTo(100));
        }
        await().untilAsserted(() -> api.as("admin")
                .queryParam("q", "ann visser")
                .get("/api/v1/contacts/search")
                .then()
                .body("items[0].contactId", equalTo(hers)));
        api.as("admin")
                .header("If-Match", "*")
                .body("{\"phones\": [\"+31619999999\"]}")
                .patch("/api/v1/contacts/" + hers)
                .then()
                .statusCode(200);
        own();
        // When
        var found = sara().queryParam("q", "visser").queryParam("limit", 1).get("/api/v1/contacts/search");
        // Then
        found.then().body("items.contactId", contains(hers));
        sara().queryParam("q", "+316").get("/api/v1/contacts/search").then().body("items.contactId", contains(hers));
        sara().queryParam("q", "bo@example")
                .get("/api/v1/contacts/search")
                .then()
                .body("items", empty());
    }

    @Test
    void activitiesNameOnlyWhoMayBeSeen() {
        // Given
        var both = "{\"type\": \"note\", \"text\": \"Lunch\", \"contactIds\": [\"%s\", \"%s\"]}".formatted(hers, his);
        var lunch = api.as("admin").body(both).post("/api/v1/activities").<String>path("activityId");
        var secret = api.activity(his);
        own();
        // When
        var listed = sara().get("/api/v1/activities");
        // Then
        listed.then().body("items.activityId", contains(lunch)).body("items[0].contactIds", contains(hers));
        sara().get("/api/v1/activities/" + secret).then().statusCode(404);
        sara().queryParam("filter", "contactId == '" + his + "'")
                .get("/api/v1/activities")
                .then()
                .body("items", empty());
        sara().body(both).post("/api/v1/activities").then().statusCode(422).body(containsString("no contact"));
        sara().header("If-Match", "*")
                .body("{\"text\": \"Dinner\"}")
                .patch("/api/v1/activities/" + lunch)
                .then()
                .statusCode(200)
                .body("contactIds", contains(hers));
        api.as("admin").get("/api/v1/activities/" + lunch).then().body("contactIds", hasSize(2));
    }

    @Test
    void aCompanyShowsOnlyThosePeople() {
        // Given
        var company = api.as("admin")
                .body("{\"name\": \"Yard\"}")
                .post("/api/v1/companies")
                .<String>path("companyId");
        for (var id : List.of(hers, his)) {
            api.as("admin")
                    .header("If-Match", "*")
                    .body("{\"companies\": [{\"companyId\": \"" + company + "\"}]}")
                    .patch("/api/v1/contacts/" + id)
                    .then()
                    .statusCode(200);
        }
        own();
        // When
        var people = sara().get("/api/v1/companies/" + company + "/contacts");
        // Then
        people.then().body("items.contactId", contains(hers));
        sara().header("If-Match", "*")
                .delete("/api/v1/companies/" + company)
                .then()
                .statusCode(204);
        api.as("admin").get("/api/v1/contacts/" + his).then().body("companies", nullValue());
    }

    @Test
    void pairsAreOfPeopleWhoMayBothBeSeen() {
        // Given
        var twin =
                "{\"givenName\": \"Ann\", \"familyName\": \"Wiersma\", \"birthDate\": \"1985-06-01\", \"owner\": \"%s\"}";
        for (var owner : List.of("sara", "joost")) {
            api.as("admin")
                    .header("Kring-Allow-Duplicates", "true")
                    .body(twin.formatted(owner))
                    .post("/api/v1/contacts")
                    .then()
                    .statusCode(201);
        }
        var run = "/api/v1/duplicate-runs/"
                + api.as("admin").post("/api/v1/duplicate-runs").path("runId");
        await().untilAsserted(() -> api.as("admin").get(run).then().body("status", equalTo("done")));
        var pair = api.as("admin").get("/api/v1/duplicates").<String>path("items[0].pairId");
        own();
        // When
        var listed = sara().get("/api/v1/duplicates");
        // Then
        listed.then().body("items", empty());
        sara().get("/api/v1/duplicates/" + pair).then().statusCode(404);
        sara().body("{\"decision\": \"same\"}")
                .post("/api/v1/duplicates/" + pair + "/decision")
                .then()
                .statusCode(404);
        api.as("admin").get("/api/v1/duplicates/" + pair).then().body("decision", nullValue());
    }

    @Test
    void mergedPeopleAreSeenWithWhomTheyBecame() {
        // Given
        api.as("admin")
                .header("If-Match", "*")
                .body("{\"merge\": [{\"contactId\": \"" + nobodys + "\", \"version\": 0}]}")
                .post("/api/v1/contacts/" + his + "/merge")
                .then()
                .statusCode(200);
        own();
        // When
        var merged = sara().redirects().follow(false).get("/api/v1/contacts/" + nobodys);
        // Then
        merged.then().statusCode(404).body(not(containsString(his)));
        sara().post("/api/v1/contacts/" + nobodys + "/unmerge").then().statusCode(404);
        api.as("admin")
                .redirects()
                .follow(false)
                .get("/api/v1/contacts/" + nobodys)
                .then()
                .statusCode(307);
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
