package io.kring.contacts.merge;

import static io.kring.testkit.Patience.await;
import static org.hamcrest.Matchers.notNullValue;

import io.kring.contacts.Api;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;

/** The people of a tenant of its own, and how they are merged. */
public final class Merged {
    private final Api api = Api.ofNewTenant();

    public Api api() {
        return api;
    }

    public String tenant() {
        return api.tenant();
    }

    public String of(String json) {
        return api.contact(json);
    }

    public static String consent(String channel, String state, String at) {
        return """
                {"channel": "%s", "purpose": "marketing", "state": "%s",
                 "proof": {"source": "user:sara", "text": "Said so", "at": "%s"}}""".formatted(channel, state, at);
    }

    public void consents(String contact, String consent) {
        api.as("sales")
                .body(consent)
                .post("/api/v1/contacts/" + contact + "/consents")
                .then()
                .statusCode(201);
    }

    /** A note on these people. */
    public String note(String... contacts) {
        return api.as("sales")
                .body("{\"type\": \"note\", \"text\": \"Asks for a mooring\", \"contactIds\": " + quoted(contacts)
                        + "}")
                .post("/api/v1/activities")
                .then()
                .statusCode(201)
                .extract()
                .path("activityId");
    }

    public void concerns(String activity, String... contacts) {
        api.as("sales")
                .header("If-Match", "*")
                .body("{\"contactIds\": " + quoted(contacts) + "}")
                .patch("/api/v1/activities/" + activity)
                .then()
                .statusCode(200);
    }

    public ValidatableResponse activities(String contact) {
        return api.as("sales")
                .queryParam("filter", "contactId == '" + contact + "'")
                .get("/api/v1/activities")
                .then()
                .statusCode(200);
    }

    public ValidatableResponse preview(String survivor, String... others) {
        return api.as("sales")
                .queryParam("dryRun", true)
                .body(body("", others))
                .post("/api/v1/contacts/" + survivor + "/merge")
                .then()
                .statusCode(200);
    }

    /** @return the id of the change */
    public String merge(String survivor, String choose, String... others) {
        return api.as("sales")
                .header("If-Match", etag(survivor))
                .body(body(choose, others))
                .post("/api/v1/contacts/" + survivor + "/merge")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .extract()
                .path("changeId");
    }

    private String body(String choose, String... others) {
        var merge = Arrays.stream(others)
                .map(other -> "{\"contactId\": \"" + other + "\", \"version\": "
                        + etag(other).replace("\"", "") + "}")
                .collect(Collectors.joining(", "));
        return "{\"merge\": [" + merge + "], \"choose\": {" + choose + "}}";
    }

    public ValidatableResponse unmerge(String merged) {
        return api.as("support")
                .post("/api/v1/contacts/" + merged + "/unmerge")
                .then()
                .statusCode(200);
    }

    public String patch(String contact, String body) {
        return api.as("sales")
                .header("If-Match", etag(contact))
                .body(body)
                .patch("/api/v1/contacts/" + contact)
                .then()
                .statusCode(200)
                .extract()
                .path("change.id");
    }

    public void delete(String contact) {
        api.as("sales")
                .header("If-Match", etag(contact))
                .delete("/api/v1/contacts/" + contact)
                .then()
                .statusCode(204);
    }

    public ValidatableResponse person(String contact) {
        return get(contact);
    }

    public ValidatableResponse get(String path) {
        return api.as("sales").get("/api/v1/contacts/" + path).then().statusCode(200);
    }

    public ValidatableResponse asOf(String contact, String time) {
        return api.as("sales")
                .queryParam("asOf", time)
                .get("/api/v1/contacts/" + contact)
                .then()
                .statusCode(200);
    }

    public void awaitTimeline(String contact, Matcher<? super List<String>> summaries) {
        await().untilAsserted(() -> get(contact + "/timeline").body("items.summary", summaries));
    }

    private String etag(String contact) {
        return api.as("sales").get("/api/v1/contacts/" + contact).header("ETag");
    }

    private static String quoted(String... ids) {
        return Arrays.stream(ids).map(id -> "\"" + id + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
