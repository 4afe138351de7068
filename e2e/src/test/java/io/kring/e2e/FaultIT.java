package io.kring.e2e;

import static io.kring.e2e.client.Campaigns.channel;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Campaigns.Campaign;
import io.kring.e2e.client.Kring;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is killed in the middle of a campaign comes back, and nobody gets a message twice or not at all. */
class FaultIT {
    private static final int PEOPLE = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TAG = "fault" + Long.toString(System.currentTimeMillis(), 36);
    private static final String EVERYBODY = "'" + TAG + "' in tags";

    private final Kring kring = TestStack.running();
    private final Session aino = Session.of(kring.addresses(), "aino", "demo");
    private final Campaigns campaigns = new Campaigns(aino);
    private final Sandbox outside = new Sandbox(kring.addresses(), "saari");

    @BeforeAll
    static void thePeople() {
        var aino = Session.of(TestStack.addresses(), "aino", "demo");
        var csv = new StringBuilder("first_name,phone,tags,sms_consent\n");
        for (var phone : phones()) {
            csv.append("Aino,").append(phone).append(',').append(TAG).append(",yes\n");
        }
        var receipt = aino.postCsv(
                        "/api/v1/imports",
                        Map.of("source", "fault.csv", "regions", "FI"),
                        BodyPublishers.ofString(csv.toString()))
                .expect(201)
                .json();
        assertThat(receipt.path("created").asInt()).as("%s", receipt).isEqualTo(PEOPLE);
        Waiting.until("the audience", PATIENCE, () -> new Campaigns(aino).preview(EVERYBODY), count -> count == PEOPLE);
    }

    /** Numbers that the sandbox delivers to: none ends in 99. */
    private static List<String> phones() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> "+35840" + (7_000_000 + number / 99 * 100 + number % 99))
                .toList();
    }

    /** Keycloak's connections to a database that was killed fail once before they are made again. */
    @BeforeEach
    void loginsWork() {
        Waiting.until("logins", aino::token, token -> !token.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messaging-service", "kafka", "postgres", "campaigns-service", "analytics-service"})
    void everybodyGetsOneMessageThough(String part) throws Exception {
        // Given
        var campaign = campaigns.draft(TAG + "-" + part, EVERYBODY, "Hei {contact.givenName}", null);
        campaigns.launch(campaign);
        Waiting.until("a part of the messages", PATIENCE, () -> accepted(campaign), count -> count > PEOPLE / 5);
        var killed = kring.part(part).path("pid").asLong();

        // When
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        // Then
        assertThat(accepted(campaign)).as("sent when %s was killed", part).isLessThan(PEOPLE);
        var requests = campaigns.awaitRequests(campaign, PATIENCE);
        var results = campaigns.awaitSettled(campaign, requests, PATIENCE);
        assertThat(requests).isEqualTo(PEOPLE);
        assertThat(receivedBy(campaign))
                .as("messages by number")
                .containsOnlyKeys(phones())
                .allSatisfy((phone, messages) -> assertThat(messages).as(phone).isEqualTo(1));
        assertThat(channel(results, "sms").path("sent").asInt()).isEqualTo(PEOPLE);
        assertThat(results.path("delivered").asInt()).isEqualTo(PEOPLE);
        Waiting.until(
                "campaigns knows that all were delivered",
                PATIENCE,
                () -> recipients(campaign),
                states -> states.equals(Map.of("delivered", PEOPLE)));
        assertThat(kring.part(part).path("pid").asLong()).isNotEqualTo(killed);
    }

    private long accepted(Campaign campaign) {
        return outside.counts(campaign.mark()).path("sms").path("accepted").asLong();
    }

    private Map<String, Integer> receivedBy(Campaign campaign) {
        var messages = new HashMap<String, Integer>();
        outside.delivered(campaign.mark()).forEach(phone -> messages.merge(phone, 1, Integer::sum));
        return messages;
    }

    private Map<String, Integer> recipients(Campaign campaign) {
        var states = new HashMap<String, Integer>();
        aino.items("/api/v1/campaigns/" + campaign.id() + "/recipients", Map.of())
                .forEach(recipient -> states.merge(recipient.path("state").asText(), 1, Integer::sum));
        return states;
    }
}
