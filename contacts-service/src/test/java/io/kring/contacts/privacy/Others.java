package io.kring.contacts.privacy;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** The other services as far as privacy goes: what they are asked for somebody of this tenant, and what they answer. */
record Others(Api api, Events events) {
    static final List<String> ALL =
            List.of("leads-service", "campaigns-service", "messaging-service", "analytics-service");

    static final String ANN = """
            {"givenName": "Sjoukje", "familyName": "Zwaantjes", "emails": ["sjoukje@example.org"], "phones": ["+31612345678"],
             "birthDate": "1985-06-01", "city": "Sneek"}""";

    static Others ofNewTenant() {
        return new Others(Api.ofNewTenant(), Events.shared());
    }

    /** Asks for a copy; the id of the request. */
    String access(String contact) {
        return id(api.as("support")
                .post("/api/v1/contacts/" + contact + "/access-requests")
                .then()
                .statusCode(202));
    }

    String erase(String contact) {
        return id(erasure(contact, false).statusCode(202));
    }

    String dryRun(String contact) {
        return id(erasure(contact, true).statusCode(202));
    }

    ValidatableResponse erasure(String contact, boolean dryRun) {
        return api.as("admin")
                .queryParam("dryRun", dryRun)
                .body("{\"reason\": \"objection\"}")
                .post("/api/v1/contacts/" + contact + "/erasure")
                .then();
    }

    private static String id(ValidatableResponse taken) {
        var answer = taken.extract().response();
        assertThat(answer.header("Location")).endsWith("/privacy/requests/" + answer.path("requestId"));
        return answer.path("requestId");
    }

    JsonPath request(String request) {
        return api.as("admin")
                .get("/api/v1/privacy/requests/" + request)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void awaitState(String request, String state) {
        await().untilAsserted(
                        () -> assertThat(request(request).getString("state")).isEqualTo(state));
    }

    /** Waits for the question; what is asked. */
    JsonPath asked(String type, String request, int round) {
        var event = events.awaitOne(
                api.tenant(),
                type,
                asked -> asked.path("requestId").asText().equals(request)
                        && asked.path("round").asInt() == round);
        return JsonPath.from(event.data().toString());
    }

    void handOver(String request, String service, int part, boolean last, String store, String... texts) {
        events.publish(api.tenant(), "privacy.data-collected.v1", request, event -> {
            event.put("requestId", request);
            event.put("service", service).put("part", part).put("last", last).put("store", store);
            var records = event.putArray("records");
            for (var text : texts) {
                records.addObject().put("text", text);
            }
        });
    }

    void erased(String request, int round, String service, int rows) {
        answer("privacy.data-erased.v1", request, round, service, "erased", rows);
    }

    void found(String request, int round, String service, int rows) {
        answer("privacy.data-found.v1", request, round, service, "found", rows);
    }

    void allErased(String request, int round, int rows) {
        ALL.forEach(service -> erased(request, round, service, rows));
    }

    void allFound(String request, int round, int rows) {
        ALL.forEach(service -> found(request, round, service, rows));
    }

    /** Erases somebody, with nothing left anywhere; the id of the request. */
    String verified(String contact) {
        var request = erase(contact);
        allErased(request, 1, 1);
        asked("privacy.rescan-requested.v1", request, 2);
        allFound(request, 2, 0);
        awaitState(request, "verified");
        return request;
    }

    private void answer(String type, String request, int round, String service, String counted, int rows) {
        events.publish(api.tenant(), type, request, event -> {
            event.put("requestId", request);
            event.put("round", round).put("service", service);
            event.putArray("stores").addObject().put("store", "person").put(counted, rows);
        });
    }
}
