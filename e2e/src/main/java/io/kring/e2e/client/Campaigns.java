package io.kring.e2e.client;

import static io.kring.e2e.client.Session.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Campaigns as somebody of marketing makes and watches them. */
public final class Campaigns {
    private final Session marketing;

    public Campaigns(Session marketing) {
        this.marketing = marketing;
    }

    /** @param mark a part of each text, by which its messages are found again outside */
    public record Campaign(String id, String mark) {}

    /** How many people an expression chooses. */
    public long preview(String filter) {
        return marketing
                .post("/api/v1/segments/preview", json().put("filter", filter))
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }

    /**
     * A campaign to a segment of its own.
     *
     * @param email the text of the e-mail; none is sent without
     */
    public Campaign draft(String mark, String filter, String sms, @Nullable String email) {
        var segment = marketing
                .post("/api/v1/segments", json().put("name", mark).put("filter", filter))
                .expect(201)
                .json();
        var campaign = json().put("name", mark)
                .put("segmentId", segment.path("segmentId").asText());
        var messages = campaign.putArray("messages");
        messages.addObject().put("channel", "sms").put("text", sms + " [" + mark + "]");
        if (email != null) {
            messages.addObject()
                    .put("channel", "email")
                    .put("subject", email.lines().findFirst().orElse(mark))
                    .put("text", email + "\n\n[" + mark + "]");
        }
        var id = marketing
                .post("/api/v1/campaigns", campaign)
                .expect(201)
                .json()
                .path("campaignId")
                .asText();
        return new Campaign(id, mark);
    }

    public void launch(Campaign campaign) {
        var path = "/api/v1/campaigns/" + campaign.id();
        var eTag = Optional.ofNullable(marketing.get(path).expect(200).eTag()).orElseThrow();
        marketing.post(path + "/launch", json(), eTag).expect(200, 202);
    }

    /** Waits until every message is asked for. Returns how many. */
    public long awaitRequests(Campaign campaign, Duration patience) {
        return Waiting.until(
                        "all messages of " + campaign.mark() + " are requested",
                        patience,
                        () -> campaign(campaign),
                        found -> found.path("state").asText().equals("completed"))
                .path("requests")
                .asLong();
    }

    /** Waits until each of so many messages has arrived, failed or been suppressed, as analytics counts. */
    public JsonNode awaitSettled(Campaign campaign, long requests, Duration patience) {
        return Waiting.until(
                "every message of " + campaign.mark() + " has arrived, failed or been suppressed",
                patience,
                () -> results(campaign),
                result -> result.path("delivered").asLong()
                                + result.path("failed").asLong()
                                + result.path("suppressed").asLong()
                        == requests);
    }

    private JsonNode campaign(Campaign campaign) {
        return marketing.get("/api/v1/campaigns/" + campaign.id()).expect(200).json();
    }

    public JsonNode results(Campaign campaign) {
        return marketing
                .get("/api/v1/analytics/campaigns/" + campaign.id())
                .expect(200)
                .json();
    }

    /** One channel's part of the results. */
    public static JsonNode channel(JsonNode results, String name) {
        return StreamSupport.stream(results.path("channels").spliterator(), false)
                .filter(channel -> channel.path("channel").asText().equals(name))
                .findFirst()
                .orElse(json());
    }
}
