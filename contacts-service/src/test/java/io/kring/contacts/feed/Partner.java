package io.kring.contacts.feed;

import io.kring.contacts.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Another system, which reads the feed of a tenant of its own. */
record Partner(Api api) {
    private static final String FEED = "/api/v1/events/contacts";

    static Partner ofNewTenant() {
        return new Partner(Api.ofNewTenant());
    }

    Response open() {
        return by("partner").put(FEED + "/feed");
    }

    Response close() {
        return by("admin").delete(FEED + "/feed");
    }

    Response get(Map<String, ?> query) {
        return by("partner").queryParams(query).get(FEED);
    }

    JsonPath page(Map<String, ?> query) {
        return get(query).then().statusCode(200).extract().jsonPath();
    }

    JsonPath all() {
        return page(Map.of("limit", 500));
    }

    void change(String contact, String patch) {
        by("admin")
                .header("If-Match", "*")
                .body(patch)
                .patch("/api/v1/contacts/" + contact)
                .then()
                .statusCode(200);
    }

    void delete(String contact) {
        by("admin")
                .header("If-Match", "*")
                .delete("/api/v1/contacts/" + contact)
                .then()
                .statusCode(204);
    }

    void withdraw(String contact) {
        by("admin")
                .body("""
                        {"channel": "sms", "purpose": "marketing", "state": "withdrawn",
                         "proof": {"source": "sms:+31612345678", "text": "STOP"}}""")
                .post("/api/v1/contacts/" + contact + "/consents")
                .then()
                .statusCode(201);
    }

    RequestSpecification by(String role) {
        return api.by(role.equals("partner") ? "webshop" : "aino", role);
    }
}
