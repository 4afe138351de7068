package io.kring.analytics;

import static io.kring.testkit.Patience.await;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kring.analytics.History.Told;
import io.kring.analytics.campaign.CampaignResult;
import io.kring.analytics.funnel.Funnel;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.Tokens;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** What an analyst of a tenant reads. */
record Api(String tenant) {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    /** Of a tenant that nobody knew before: topics may hold what earlier runs published. */
    static Api ofNewTenant() {
        return new Api("tenant-" + Ids.next());
    }

    /** Lets the other services tell what happened. */
    void publish(List<Told> events) {
        events.forEach(told -> Events.shared().publish(told.id(), tenant, told.type(), told.subject(), told.data()));
    }

    /** Waits for what the events lead to. A group whose last member was killed first waits for it: 45 s in Kafka. */
    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(assertion);
    }

    CampaignResult campaign(UUID campaign) {
        return read(get("/api/v1/analytics/campaigns/" + campaign), CampaignResult.class);
    }

    Funnel funnel(String from, String to) {
        return read(get("/api/v1/analytics/funnel", Map.of("from", from, "to", to)), Funnel.class);
    }

    Response get(String path) {
        return get(path, Map.of());
    }

    Response get(String path, Map<String, ?> query) {
        return get(path, query, "analyst");
    }

    Response get(String path, Map<String, ?> query, String role) {
        return given().auth()
                .oauth2(Tokens.of(tenant, "ana", role))
                .queryParams(query)
                .get(path);
    }

    private static <T> T read(Response response, Class<T> type) {
        try {
            return JSON.readValue(response.then().statusCode(200).extract().asString(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
