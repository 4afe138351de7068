package io.kring.e2e;

import static io.kring.e2e.client.Campaigns.channel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Campaigns.Campaign;
import io.kring.e2e.client.Kring;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is killed in the middle of a campaign comes back, and nobody gets a message twice or not at all. */
class FaultIT {
    private static final int PEOPLE = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Map<String, Integer> SERVICES =
            Map.of("contacts", 8101, "leads", 8102, "campaigns", 8103, "messaging", 8104, "analytics", 8105);
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
        var receipt =
                aino.importCsv(Map.of("source", "fault.csv", "regions", "FI"), BodyPublishers.ofString(csv.toString()));
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
    @ValueSource(
            strings = {
                "messaging-service",
                "kafka",
                "postgres",
                "contacts-service",
                "campaigns-service",
                "analytics-service"
            })
    void everybodyGetsOneMessageThoughAPartIsKilled(String part) throws Exception {
        // Given
        var killed = kring.part(part).path("pid").asLong();
        var campaign = launched(part);

        // When
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        // Then
        assertThat(accepted(campaign)).as("sent when %s was killed", part).isLessThan(PEOPLE);
        assertEverybodyGotOneMessage(campaign);
        assertThat(kring.part(part).path("pid").asLong()).isNotEqualTo(killed);
    }

    /** A receipt says that its message was sent; here none comes before the calls of the killed process are made again. */
    @Test
    void aRepeatedCallIsNoSecondMessage() throws Exception {
        // Given
        var gateway = kring.part("api-gateway").path("pid").asText();
        var killed = kring.part("messaging-service").path("pid").asLong();
        var messaging = at(8104);
        var campaign = launched("repeated", () -> signal("STOP", gateway));

        // When
        try {
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Waiting.until(
                    "all calls",
                    PATIENCE,
                    () -> messaging
                            .items(
                                    "/api/v1/messages",
                                    Map.of("filter", "campaignId == '" + campaign.id() + "' && state != 'sent'"))
                            .count(),
                    unsent -> unsent == 0);
        } finally {
            signal("CONT", gateway);
        }

        // Then
        assertEverybodyGotOneMessage(campaign);
    }

    @Test
    void anImportGoesOnThoughItsServiceIsKilled() throws Exception {
        // Given
        var rows = 6 * PEOPLE;
        var mark = "import-" + TAG;
        var file = "name,email,tags\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> "Aino " + row + "," + mark + row + "@example.org," + mark + "\n")
                        .collect(Collectors.joining());
        var begun = aino.send(
                        "POST",
                        "/api/v1/imports",
                        BodyPublishers.ofString(file),
                        Map.of("Content-Type", "text/csv", "Prefer", "wait=0"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        var killed = kring.part("contacts-service").path("pid").asLong();
        Waiting.until("the first rows", () -> job(begun).path("read").asInt(), read -> read > 0);

        // When
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        // Then
        var receipt = Waiting.until(
                "the rest",
                PATIENCE,
                () -> job(begun),
                job -> job.path("status").asText().equals("done"));
        assertThat(receipt.path("read").asInt()).as("%s", receipt).isEqualTo(rows);
        assertThat(receipt.path("created").asInt()).as("%s", receipt).isEqualTo(rows);
        assertThat(aino.items("/api/v1/contacts", Map.of("filter", "'" + mark + "' in tags"))
                        .count())
                .isEqualTo(rows);
        assertThat(kring.part("contacts-service").path("pid").asLong()).isNotEqualTo(killed);
    }

    /** As it is seen while the service may be away. */
    private JsonNode job(String id) {
        return aino.get("/api/v1/jobs/" + id, Map.of()).json();
    }

    private Campaign launched(String name) {
        return launched(name, () -> {});
    }

    /** A campaign of which a part is sent. */
    private Campaign launched(String name, Runnable onceLaunched) {
        var campaign = campaigns.draft(TAG + "-" + name, EVERYBODY, "Hei {contact.givenName}", null);
        campaigns.launch(campaign);
        onceLaunched.run();
        Waiting.until("a part of the messages", PATIENCE, () -> accepted(campaign), count -> count > PEOPLE / 5);
        return campaign;
    }

    private void assertEverybodyGotOneMessage(Campaign campaign) {
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
        Waiting.until("timelines tell of it once", PATIENCE, () -> told(campaign), told -> told.equals(Set.of(1L)));
        SERVICES.forEach((service, port) -> assertThat(
                        at(port).get("/api/v1/ops/dead-letters").expect(200).json())
                .as("given up by " + service)
                .isEmpty());
    }

    /** How often timelines tell that the message was sent: of a few people, as each is a request. */
    private Set<Long> told(Campaign campaign) {
        return aino.items("/api/v1/contacts", Map.of("filter", EVERYBODY))
                .limit(20)
                .map(contact -> "/api/v1/contacts/" + contact.path("contactId").asText() + "/timeline")
                .map(timeline -> aino.items(timeline, Map.of())
                        .filter(entry -> entry.path("kind").asText().equals("message.sent"))
                        .filter(entry -> entry.path("summary").asText().contains(campaign.mark()))
                        .count())
                .collect(Collectors.toSet());
    }

    /** A service without the gateway before it. */
    private Session at(int port) {
        return aino.at("http://127.0.0.1:" + (port + kring.offset()));
    }

    private static void signal(String name, String pid) {
        try {
            new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
