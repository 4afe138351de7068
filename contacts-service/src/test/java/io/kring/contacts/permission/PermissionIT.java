package io.kring.contacts.permission;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class PermissionIT {
    private final Api api = Api.ofNewTenant();

    @Test
    void everythingIsPermittedUntilSomebodySetsOtherwise() {
        // When
        var mine = api.as("sales").get("/api/v1/permissions/me");
        // Then
        mine.then()
                .statusCode(200)
                .body("user", equalTo("sara"))
                .body("roles", equalTo(List.of("sales")))
                .body("rows", equalTo("all"))
                .body("unassigned", equalTo(true))
                .body("fields", aMapWithSize(0));
        api.as("admin")
                .get("/api/v1/permissions")
                .then()
                .body("items", hasSize(6))
                .body("items[0].role", equalTo("admin"))
                .body("items[1].version", equalTo(0))
                .body("items[1].changedBy", nullValue());
    }

    @Test
    void aChangeCountsAtOnce() {
        // When
        var set = api.as("admin").header("If-Match", "\"0\"").body("""
                        {"rows": "team", "unassigned": true,
                         "fields": {"emails": {"access": "hidden"}, "birthDate": {"access": "readOnly", "sensitive": true}}}""").put("/api/v1/permissions/sales");
        // Then
        set.then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("changedBy", equalTo("sara"))
                .body("fields.emails.access", equalTo("hidden"));
        Settings.team(api, "North", "\"sara\", \"joost\"");
        api.as("sales")
                .get("/api/v1/permissions/me")
                .then()
                .body("rows", equalTo("team"))
                .body("unassigned", equalTo(true))
                .body("owners", equalTo(List.of("joost", "sara")))
                .body("fields.emails", equalTo("hidden"))
                .body("fields.birthDate", equalTo("readOnly"))
                .body("sensitive", hasItem("birthDate"));
        api.by("sara", "sales", "support")
                .get("/api/v1/permissions/me")
                .then()
                .body("rows", equalTo("all"))
                .body("fields", aMapWithSize(0))
                .body("sensitive", hasItem("birthDate"));
        api.as("admin")
                .header("If-Match", "\"0\"")
                .body("{\"rows\": \"all\"}")
                .put("/api/v1/permissions/sales")
                .then()
                .statusCode(412);
        api.as("admin")
                .body("{\"rows\": \"all\"}")
                .put("/api/v1/permissions/sales")
                .then()
                .statusCode(428);
        Api.ofNewTenant().as("sales").get("/api/v1/permissions/me").then().body("rows", equalTo("all"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sales | {}                                                                | 400 | rows",
                "sales | {\"rows\": \"some\"}                                              | 400 | rows",
                "sales | {\"rows\": \"own\", \"fields\": {\"shoeSize\": {\"access\": \"hidden\"}}}    | 400 | fields.shoeSize",
                "sales | {\"rows\": \"own\", \"fields\": {\"custom.boat\": {\"access\": \"hidden\"}}} | 400 | fields.custom.boat",
                "sales | {\"rows\": \"own\", \"fields\": {\"custom.\": {\"access\": \"hidden\"}}}     | 400 | fields.custom.",
                "sales | {\"rows\": \"own\", \"fields\": {\"emails\": {}}}                 | 400 | access",
                "sales | {\"rows\": \"own\", \"fields\": {\"emails\": null}}               | 400 | fields",
                "admin | {\"rows\": \"own\"}                                               | 422 | rows",
                "admin | {\"rows\": \"all\", \"fields\": {\"emails\": {\"access\": \"hidden\"}}}      | 422 | fields.emails.access",
                "baker | {\"rows\": \"all\"}                                               | 404 | baker",
            })
    void whatCannotBeIsRefused(String role, String permissions, int status, String named) {
        // When
        var answer = api.as("admin").header("If-Match", "*").body(permissions).put("/api/v1/permissions/" + role);
        // Then
        answer.then().statusCode(status).body(containsString(named));
    }

    @Test
    void onlyAdministratorsSetAnything() {
        for (var role : new String[] {"sales", "marketing", "support", "analyst", "partner"}) {
            api.as(role).get("/api/v1/permissions/sales").then().statusCode(403);
            api.as(role).get("/api/v1/teams").then().statusCode(403);
            api.as(role).get("/api/v1/audit/reads").then().statusCode(403);
            api.as(role).get("/api/v1/permissions/me").then().statusCode(200);
        }
    }

    @Test
    void teamsAreListedChangedAndDeleted() {
        // Given
        Settings.team(api, "South", "\"pim\", \"joost\", \"pim\"");
        Settings.team(api, "North", "\"sara\"");
        // When
        var listed = api.as("admin").queryParam("limit", 1).get("/api/v1/teams");
        // Then
        listed.then().body("items.name", equalTo(List.of("North")));
        api.as("admin")
                .queryParam("after", listed.<String>path("next"))
                .get("/api/v1/teams")
                .then()
                .body("items.name", equalTo(List.of("South")))
                .body("items[0].members", equalTo(List.of("joost", "pim")));
        api.as("admin")
                .body("{\"members\": []}")
                .put("/api/v1/teams/North")
                .then()
                .statusCode(428);
        api.as("admin")
                .header("If-Match", "\"7\"")
                .body("{\"members\": []}")
                .put("/api/v1/teams/North")
                .then()
                .statusCode(412);
        api.as("admin")
                .header("If-Match", "\"0\"")
                .body("{\"members\": []}")
                .put("/api/v1/teams/North")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""));
        api.as("admin")
                .body("{\"members\": [\"\"]}")
                .put("/api/v1/teams/East")
                .then()
                .statusCode(400);
        api.as("admin").body("{}").put("/api/v1/teams/East").then().statusCode(400);
        api.as("admin")
                .header("If-Match", "*")
                .delete("/api/v1/teams/North")
                .then()
                .statusCode(204);
        api.as("admin").get("/api/v1/teams/North").then().statusCode(404);
        api.as("admin").get("/api/v1/teams/x%00y").then().statusCode(404);
    }
}
