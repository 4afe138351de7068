package io.kring.contacts.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class DuplicateIT {
    private static final String SJOUKJE = """
            {"givenName": "Sjoukje", "familyName": "Hoekstra", "birthDate": "1985-06-01", "street": "Singel 4",
             "postcode": "8601 AB", "city": "Sneek"}""";
    private static final String SJOUKJE_MISTYPED = """
            {"givenName": "Sjouke", "familyName": "Hoekstar", "birthDate": "1985-06-01", "street": "Singel 4a",
             "city": "Sneek"}""";

    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Test
    void whoIsKnownAlreadyIsRefusedWithTheCandidates() {
        // Given
        var known = api.contact(SJOUKJE);

        // When
        var refused = post(SJOUKJE_MISTYPED);

        // Then
        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("Kring-Allow-Duplicates"))
                .body("detail", containsString(known))
                .body("candidates.contactId", contains(known))
                .body("candidates[0].verdict", equalTo("certain"))
                .body("candidates[0].familyName", equalTo("Hoekstra"))
                .body("candidates[0].score", greaterThan(22f))
                .body("candidates[0].reasons.find { it.field == 'birthDate' }.level", equalTo("exact"))
                .body("candidates[0].reasons.find { it.field == 'givenName' }.level", equalTo("similar"));
        api.as("sales").get("/api/v1/contacts").then().body("items", hasSize(1));
    }

    @Test
    void theHeaderAddsThemAllTheSame() {
        // Given
        api.contact(SJOUKJE);

        // When
        var added = api.as("sales")
                .header("Kring-Allow-Duplicates", "true")
                .body(SJOUKJE_MISTYPED)
                .post("/api/v1/contacts");

        // Then
        added.then().statusCode(201);
        api.as("sales")
                .header("Kring-Allow-Duplicates", "maybe")
                .body(SJOUKJE)
                .post("/api/v1/contacts")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Kring-Allow-Duplicates"));
    }

    /** Who has it is told, because no header allows it. */
    @Test
    void anAddressOfSomebodyIsStillToldAsSuch() {
        // Given
        api.contact("{\"familyName\": \"Postma\", \"birthDate\": \"1985-06-01\", \"emails\": [\"a@example.org\"]}");

        // When
        var refused =
                post("{\"familyName\": \"Postma\", \"birthDate\": \"1985-06-01\", \"emails\": [\"a@example.org\"]}");

        // Then
        refused.then().statusCode(409).body("errors[0].field", equalTo("emails"));
    }

    @Test
    void namesakesAreNotRefused() {
        // Given
        api.contact("{\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\", \"city\": \"Sneek\"}");

        // When
        var added = post("{\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\", \"city\": \"Sneek\"}");

        // Then
        added.then().statusCode(201);
        duplicates(added.path("contactId"))
                .then()
                .body("candidates", hasSize(1))
                .body("candidates[0].verdict", equalTo("possible"));
    }

    @Test
    void aChangeThatMakesThemSomebodyElseIsRefused() {
        // Given
        var known = api.contact(SJOUKJE);
        var other = api.contact("{\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\"}");

        // When
        var refused = patch(other, "{\"birthDate\": \"1985-06-01\"}", "false");

        // Then
        refused.then().statusCode(409).body("candidates.contactId", contains(known));
        patch(other, "{\"language\": \"fy\"}", "false").then().statusCode(200);
        patch(other, "{\"birthDate\": \"1985-06-01\"}", "true").then().statusCode(200);
        // What they are already is no news
        patch(other, "{\"street\": \"Singel 4\"}", "false").then().statusCode(200);
    }

    @Test
    void aBatchRefusesOneByOne() {
        // Given
        var known = api.contact(SJOUKJE);

        // When
        var done = api.as("sales")
                .body("{\"items\": [{\"contact\": " + SJOUKJE_MISTYPED
                        + "}, {\"contact\": {\"familyName\": \"Ypma\"}}]}")
                .post("/api/v1/contacts/batch");

        // Then
        done.then()
                .statusCode(200)
                .body("items.status", contains(409, 201))
                .body("items[0].candidates.contactId", contains(known))
                .body("items[0].errors[0].field", equalTo("Kring-Allow-Duplicates"));
    }

    @Test
    void twinsOfOneBatchAreFoundToo() {
        // When
        var done = api.as("sales")
                .body("{\"items\": [{\"contact\": " + SJOUKJE + "}, {\"contact\": " + SJOUKJE_MISTYPED + "}]}")
                .post("/api/v1/contacts/batch");

        // Then
        assertThat(done.jsonPath().getList("items.status", Integer.class)).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void whoIsAskedForIsNotStored() {
        // Given
        var known = api.contact(SJOUKJE);

        // When
        var asked = api.as("support").body(SJOUKJE_MISTYPED).post("/api/v1/contacts/duplicate-check");

        // Then
        asked.then().statusCode(200).body("candidates.contactId", contains(known));
        api.as("sales").get("/api/v1/contacts").then().body("items", hasSize(1));
        api.as("sales")
                .body("{\"emails\": [\"nobody\"]}")
                .post("/api/v1/contacts/duplicate-check")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("emails"));
        api.as("partner")
                .body(SJOUKJE_MISTYPED)
                .post("/api/v1/contacts/duplicate-check")
                .then()
                .statusCode(403);
    }

    /** Of a file, too, which refuses nobody. */
    @Test
    void whoWasImportedChangedOrBroughtBackIsFound() {
        // Given
        api.importCsv("First name,Last name,Birthday\nSjoukje,Hoekstra,1985-06-01\n".getBytes(StandardCharsets.UTF_8))
                .then()
                .body("created", equalTo(1));
        var imported = api.as("sales").get("/api/v1/contacts").<String>path("items[0].contactId");
        check().then().body("candidates.contactId", contains(imported));
        patch(
                        imported,
                        "{\"familyName\": \"Postma\", \"givenName\": \"Douwe\", \"birthDate\": \"1951-02-03\"}",
                        "false")
                .then()
                .statusCode(200);
        check().then().body("candidates", hasSize(0));
        var renamed = patch(
                imported,
                "{\"familyName\": \"Hoekstra\", \"givenName\": \"Sjoukje\", \"birthDate\": \"1985-06-01\"}",
                "false");
        check().then().body("candidates.contactId", contains(imported));
        var deleted = api.as("sales").header("If-Match", "*").delete("/api/v1/contacts/" + imported);
        deleted.then().statusCode(204);
        check().then().body("candidates", hasSize(0));
        assertThat(keysOf(imported)).isZero();

        // When
        var undone = api.as("sales").post("/api/v1/changes/" + renamed.path("change.id") + "/undo");

        // Then
        undone.then().statusCode(200);
    }

    @Test
    void aSharedAddressTellsNothing() {
        // Given
        api.contact("{\"givenName\": \"Douwe\", \"familyName\": \"Postma\", \"phones\": [\"0515 123456\"]}");

        // When
        var added = post("{\"givenName\": \"Douwe\", \"familyName\": \"Postma\", \"phones\": [\"0515 123456\"],"
                + " \"shared\": [\"0515 123456\"]}");

        // Then
        added.then().statusCode(201);
        duplicates(added.path("contactId")).then().body("candidates", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "decision=maybe, decision",
        "filter=points > 3, filter",
        "limit=0, limit",
        "after=x, after",
        "after=TmFO.MDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw, after",
        "after=eA.MDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw, after"
    })
    void badParametersAreNamed(String parameter, String field) {
        // When
        var answer = api.as("sales")
                .queryParam(
                        parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1))
                .get("/api/v1/duplicates");

        // Then
        answer.then().statusCode(400).body("errors.field", hasItem(field));
    }

    private long keysOf(String contact) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from duplicate_key where tenant_id = ? and contact_id = ?")
                .bind(0, api.tenant())
                .bind(1, UUID.fromString(contact))
                .mapTo(Long.class)
                .one());
    }

    private Response check() {
        return api.as("sales").body(SJOUKJE_MISTYPED).post("/api/v1/contacts/duplicate-check");
    }

    private Response post(String json) {
        return api.as("sales").body(json).post("/api/v1/contacts");
    }

    private Response patch(String contact, String json, String allow) {
        return api.as("sales")
                .header("If-Match", "*")
                .header("Kring-Allow-Duplicates", allow)
                .body(json)
                .patch("/api/v1/contacts/" + contact);
    }

    private Response duplicates(String contact) {
        return api.as("marketing").get("/api/v1/contacts/" + contact + "/duplicates");
    }
}
