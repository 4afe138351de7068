package io.kring.contacts;

import static io.restassured.RestAssured.given;

import io.kring.testkit.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Calls to the service under test, for one tenant that no other test uses. */
public record Api(String tenant) {
    public static Api ofNewTenant() {
        return new Api("t-" + UUID.randomUUID());
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(tenant, "sara", role)).contentType("application/json");
    }

    /** A user other than the one of the other calls. */
    public RequestSpecification by(String user, String... roles) {
        return given().auth().oauth2(Tokens.of(tenant, user, roles)).contentType("application/json");
    }

    public String contact(String json) {
        return as("sales")
                .body(json)
                .post("/api/v1/contacts")
                .then()
                .statusCode(201)
                .extract()
                .path("contactId");
    }

    /** A note on this person. */
    public String activity(String contact) {
        return as("sales")
                .body("{\"type\": \"note\", \"text\": \"Asks for a mooring\", \"contactIds\": [\"" + contact + "\"]}")
                .post("/api/v1/activities")
                .then()
                .statusCode(201)
                .extract()
                .path("activityId");
    }

    public Response importCsv(byte[] file) {
        return as("marketing")
                .contentType("text/csv")
                .header("Prefer", "wait=50")
                .queryParam("source", "people.csv")
                .queryParam("regions", "NL,US")
                .body(file)
                .post("/api/v1/imports");
    }
}
