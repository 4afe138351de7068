package io.kring.contacts;

import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.testkit.KringTestResource;
import io.kring.testkit.TenantTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class TenantIT {
    private static final String CONSENT = """
            {"channel": "sms", "purpose": "marketing", "state": "granted",
             "proof": {"source": "user:eve", "text": "Not theirs to give"}}""";

    private final Api owner = Api.ofNewTenant();
    private final Api stranger = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    DataSource dataSource;

    @Test
    void everyTableBelongsToTenants() {
        TenantTables.assertKeysStartWithTenant(dataSource);
    }

    @Test
    void anotherTenantsIdsAreNotFound() {
        // Given
        var contact =
                "/api/v1/contacts/" + owner.contact("{\"familyName\": \"Secret\", \"emails\": [\"a@example.org\"]}");
        var activity = "/api/v1/activities/" + owner.activity(contact.substring("/api/v1/contacts/".length()));
        var imported = "/api/v1/imports/"
                + owner.importCsv("Email\nbroken\n".getBytes(StandardCharsets.UTF_8))
                        .path("id");

        var job = imported.replace("/imports/", "/jobs/");

        var company = "/api/v1/companies/"
                + owner.as("admin")
                        .body("{\"name\": \"Secret\"}")
                        .post("/api/v1/companies")
                        .path("companyId");

        var field = "/api/v1/custom-fields/"
                + owner.as("admin")
                        .body("{\"key\": \"secret\", \"label\": \"Secret\", \"type\": \"text\"}")
                        .post("/api/v1/custom-fields")
                        .path("fieldId");

        owner.as("admin")
                .header("Kring-Allow-Duplicates", "true")
                .body("{\"givenName\": \"Ann\", \"familyName\": \"Secret\", \"birthDate\": \"1985-06-01\"}")
                .post("/api/v1/contacts");
        owner.as("admin")
                .header("Kring-Allow-Duplicates", "true")
                .body("{\"givenName\": \"Ann\", \"familyName\": \"Secret\", \"birthDate\": \"1985-06-01\"}")
                .post("/api/v1/contacts");
        var run = "/api/v1/duplicate-runs/"
                + owner.as("admin").post("/api/v1/duplicate-runs").path("runId");
        await().untilAsserted(() -> owner.as("admin").get(run).then().body("status", equalTo("done")));
        var pair = "/api/v1/duplicates/"
                + owner.as("admin").get("/api/v1/duplicates").path("items[0].pairId");

        var entry = "/api/v1/privacy/register/entries/"
                + owner.as("admin")
                        .body("""
                                {"title": "Pay", "purpose": "Pay", "basis": "contract", "people": ["Staff"], "categories": ["Names"]}""")
                        .post("/api/v1/privacy/register/entries")
                        .path("entryId");
        var dryRun = "/api/v1/privacy/retention/dry-runs/"
                + owner.as("admin")
                        .body("{}")
                        .post("/api/v1/privacy/retention/dry-runs")
                        .path("runId");
        var rule = "/api/v1/privacy/retention/contacts-service/timeline_entry";
        owner.as("admin")
                .header("If-Match", "\"0\"")
                .body("{\"keepFor\": \"P7Y\", \"active\": false}")
                .put(rule)
                .then()
                .statusCode(200);

        var privacy = "/api/v1/privacy/requests/"
                + owner.as("admin").post(contact + "/access-requests").path("requestId");

        // When
        var tried = new TreeSet<String>();
        for (var path : Set.of(
                contact,
                contact + "/consents",
                contact + "/consent-requests",
                contact + "/history",
                contact + "/merges",
                contact + "/reads",
                contact + "/duplicates",
                contact + "/timeline",
                company,
                company + "/contacts",
                field,
                activity,
                imported,
                job,
                job + "/events",
                job + "/rejections",
                job + "/conflicts",
                job + "/rejections.csv",
                pair,
                run,
                entry,
                dryRun)) {
            stranger.as("admin").get(path).then().statusCode(404).contentType("application/problem+json");
            owner.as("admin").get(path).then().statusCode(200);
            tried.add("GET " + template(path));
        }
        for (var path : Set.of(contact, company, field, activity, entry)) {
            stranger.as("admin")
                    .header("If-Match", "*")
                    .body("{\"city\": \"Oulu\"}")
                    .patch(path)
                    .then()
                    .statusCode(404);
            tried.add("PATCH " + template(path));
            stranger.as("admin").header("If-Match", "*").delete(path).then().statusCode(404);
            tried.add("DELETE " + template(path));
        }
        stranger.as("admin").body("{}").patch(imported).then().statusCode(404);
        tried.add("PATCH " + template(imported));
        for (var action : Set.of(job + "/start", job + "/pause", job + "/cancel")) {
            stranger.as("admin").post(action).then().statusCode(404);
            tried.add("POST " + template(action));
        }
        stranger.as("admin").body(CONSENT).post(contact + "/consents").then().statusCode(404);
        tried.add("POST " + template(contact + "/consents"));
        var request = "{\"channel\": \"email\", \"purpose\": \"marketing\"}";
        stranger.as("admin")
                .body(request)
                .post(contact + "/consent-requests")
                .then()
                .statusCode(404);
        tried.add("POST " + template(contact + "/consent-requests"));
        var change = """
                {"from": "email", "to": "sms", "proof": {"source": "user:eve", "text": "Not theirs to say"}}""";
        stranger.as("admin")
                .body(change)
                .post(contact + "/channel-switch")
                .then()
                .statusCode(404);
        tried.add("POST " + template(contact + "/channel-switch"));
        stranger.as("admin").post(contact + "/preference-link").then().statusCode(404);
        tried.add("POST " + template(contact + "/preference-link"));
        var token = owner.as("admin")
                .post(contact + "/preference-link")
                .<String>path("url")
                .replaceFirst(".*token=", "");
        for (var page : Set.of("preferences", "consent")) {
            var path = "/api/v1/public/" + stranger.tenant() + "/" + page;
            given().queryParam("token", token).get(path).then().statusCode(404);
            tried.add("GET /api/v1/public/{tenant}/" + page);
            given().queryParam("token", token)
                    .formParam("stop", "all")
                    .post(path)
                    .then()
                    .statusCode(404);
            tried.add("POST /api/v1/public/{tenant}/" + page);
        }
        stranger.as("admin")
                .body("{\"decision\": \"different\"}")
                .post(pair + "/decision")
                .then()
                .statusCode(404);
        tried.add("POST " + template(pair + "/decision"));
        owner.as("admin")
                .body("{\"members\": [\"sara\"]}")
                .put("/api/v1/teams/Secret")
                .then()
                .statusCode(201);
        stranger.as("admin").get("/api/v1/teams/Secret").then().statusCode(404);
        tried.add("GET /api/v1/teams/{name}");
        stranger.as("admin")
                .header("If-Match", "*")
                .delete("/api/v1/teams/Secret")
                .then()
                .statusCode(404);
        tried.add("DELETE /api/v1/teams/{name}");
        stranger.as("admin")
                .header("If-Match", "*")
                .body("{\"members\": []}")
                .put("/api/v1/teams/Secret")
                .then()
                .statusCode(412);
        tried.add("PUT /api/v1/teams/{name}");
        owner.as("admin")
                .header("If-Match", "*")
                .body("{\"rows\": \"all\"}")
                .put("/api/v1/permissions/partner")
                .then()
                .statusCode(200);
        stranger.as("admin")
                .get("/api/v1/permissions/partner")
                .then()
                .statusCode(200)
                .body("version", equalTo(0));
        tried.add("GET /api/v1/permissions/{role}");
        stranger.as("admin")
                .header("If-Match", "\"1\"")
                .body("{\"rows\": \"own\"}")
                .put("/api/v1/permissions/partner")
                .then()
                .statusCode(412);
        tried.add("PUT /api/v1/permissions/{role}");
        var undo = "/api/v1/changes/" + owner.as("admin").get(contact).path("change.id") + "/undo";
        stranger.as("admin").post(undo).then().statusCode(404);
        tried.add("POST " + template(undo));
        var theirs = stranger.contact("{\"familyName\": \"Own\"}");
        var merge = "{\"merge\": [{\"contactId\": \"%s\", \"version\": 0}]}";
        stranger.as("admin")
                .header("If-Match", "*")
                .body(merge.formatted(theirs))
                .post(contact + "/merge")
                .then()
                .statusCode(404);
        stranger.as("admin")
                .header("If-Match", "*")
                .body(merge.formatted(contact.substring("/api/v1/contacts/".length())))
                .post("/api/v1/contacts/" + theirs + "/merge")
                .then()
                .statusCode(422);
        tried.add("POST " + template(contact + "/merge"));
        stranger.as("admin").get(privacy).then().statusCode(404);
        owner.as("admin").get(privacy).then().statusCode(200);
        tried.add("GET " + template(privacy));
        for (var form : Set.of("json", "html", "zip")) {
            stranger.as("admin").get(privacy + "/package." + form).then().statusCode(404);
            tried.add("GET " + template(privacy + "/package." + form));
        }
        var reason = "{\"reason\": \"objection\"}";
        for (var action : Set.of(contact + "/access-requests", contact + "/erasure", privacy + "/rescan")) {
            var asked = action.endsWith("/erasure") ? stranger.as("admin").body(reason) : stranger.as("admin");
            asked.post(action).then().statusCode(404);
            tried.add("POST " + template(action));
        }
        stranger.as("admin").post(contact + "/unmerge").then().statusCode(404);
        tried.add("POST " + template(contact + "/unmerge"));

        // Everybody has these kinds of data, and rules of their own for them
        stranger.as("admin").get(rule).then().statusCode(200).body("version", equalTo(0));
        stranger.as("admin").header("If-Match", "\"1\"").delete(rule).then().statusCode(412);
        stranger.as("admin")
                .header("If-Match", "\"1\"")
                .body("{\"keepFor\": \"P1D\", \"active\": true}")
                .put(rule)
                .then()
                .statusCode(412);
        for (var method : Set.of("GET", "PUT", "DELETE")) {
            tried.add(method + " /api/v1/privacy/retention/{service}/{store}");
        }

        // Then
        owner.as("admin").get(rule).then().body("rule.keepFor", equalTo("P7Y"));
        owner.as("admin").get(contact).then().body("version", equalTo(0)).body("consents", hasSize(0));
        owner.as("admin").get(activity).then().body("version", equalTo(0));
        stranger.as("admin").get("/api/v1/contacts").then().statusCode(200).body("items", hasSize(1));
        owner.as("admin").get("/api/v1/duplicates").then().body("items", hasSize(1));
        stranger.as("admin").get("/api/v1/duplicates").then().statusCode(200).body("items", hasSize(0));
        stranger.as("admin").get("/api/v1/activities").then().statusCode(200).body("items", hasSize(0));
        assertThat(tried).isEqualTo(endpointsWithIds());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/contacts/x",
        "GET,/contacts/1/timeline",
        "GET,/jobs/x/rejections",
        "GET,/activities/x",
        "POST,/contacts/x/consents"
    })
    void whatIsNoIdIsNotFound(String method, String path) {
        owner.as("admin")
                .body(CONSENT)
                .request(method, "/api/v1" + path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    /** As the service itself describes them, so that none is left out; the operators' endpoints are the platform's. */
    private static Set<String> endpointsWithIds() {
        var paths = given().accept("application/json")
                .get("/openapi?format=json")
                .jsonPath()
                .<String, Map<String, Object>>getMap("paths");
        var endpoints = new TreeSet<String>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method -> path.contains("{") && !path.contains("/ops/"))
                .filter(method ->
                        Set.of("get", "post", "put", "patch", "delete").contains(method))
                .forEach(method -> endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return endpoints;
    }

    private static String template(String path) {
        return path.replaceAll("[0-9a-f-]{36}", "{id}");
    }
}
