package io.kring.contacts.importing;

import static io.kring.testkit.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;

/** Imports of one tenant, as a client does them. */
record Imports(Api api) {
    static final List<String> COUNTS = List.of("read", "created", "updated", "duplicate", "rejected");

    Response send(String file, String query) {
        return send(file, query, "wait=50");
    }

    Response send(String file, String query, String prefer) {
        return api.as("marketing")
                .contentType("text/csv")
                .header("Prefer", prefer)
                .body(file.getBytes(UTF_8))
                .post("/api/v1/imports" + (query.isEmpty() ? "" : "?" + query));
    }

    JsonPath start(Response job) {
        action(job, "start").then().statusCode(200);
        await().untilAsserted(() -> assertThat(job(job).getString("status")).isEqualTo("done"));
        return job(job);
    }

    Response action(Response job, String action) {
        return api.as("marketing").post("/api/v1/jobs/" + job.path("id") + "/" + action);
    }

    JsonPath job(Response job) {
        return api.as("marketing").get("/api/v1/jobs/" + job.path("id")).jsonPath();
    }

    static String location(Response created) {
        return created.header("Location");
    }

    static List<Integer> counts(JsonPath job) {
        return COUNTS.stream().map(job::getInt).toList();
    }
}
