package io.kring.campaigns.campaign;

import static io.kring.campaigns.Marketing.EMAIL;
import static io.kring.campaigns.Marketing.SMS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.campaigns.Marketing;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class CampaignIT {
    private final Marketing marketing = new Marketing();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aDraftShowsWhomItWouldReach() {
        // Given
        marketing.people(2, "Sneek");

        // When
        var path = marketing.campaign("city == 'Sneek'", SMS, EMAIL);

        // Then
        marketing
                .api()
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("draft"))
                .body("purpose", equalTo("marketing"))
                .body("messages.channel", equalTo(List.of("sms", "email")))
                .body("audience.count", equalTo(2))
                .body("audience.estimated", equalTo(false))
                .body("messageStates", nullValue());
        marketing.api().get("/api/v1/campaigns").then().body("items", hasSize(1));
        marketing.api().get(path + "/recipients").then().body("items", hasSize(0));
    }

    @Test
    void aSegmentIsTakenAsItStandsAtTheLaunch() {
        // Given
        marketing.people(1, "Heeg");
        var segment = marketing
                .api()
                .body("{\"name\": \"x\", \"filter\": \"city == 'Sneek'\"}")
                .post("/api/v1/segments");
        var made = marketing
                .api()
                .body("{\"name\": \"x\", \"segmentId\": \"" + segment.path("segmentId") + "\", \"messages\": [" + SMS
                        + "]}")
                .post("/api/v1/campaigns");
        var read = marketing.api().get(made.header("Location")).header("ETag");
        marketing
                .api()
                .header("If-Match", "*")
                .body("{\"filter\": \"city == 'Heeg'\"}")
                .patch(segment.header("Location"));
        launch(made, read).then().statusCode(412);
        var readAgain = marketing.api().get(made.header("Location")).header("ETag");

        // When
        var launch = launch(made, readAgain);

        // Then
        launch.then().statusCode(202).header("ETag", "\"1\"");
        marketing.api().header("If-Match", "*").body("{\"filter\": \"false\"}").patch(segment.header("Location"));
        marketing.awaitCompleted(made.header("Location"));
        marketing
                .api()
                .get(made.header("Location"))
                .then()
                .body("filter", equalTo("city == 'Heeg'"))
                .body("recipients", equalTo(1));
        var launched = Events.shared().awaitOne(marketing.tenant(), "campaign.launched.v1", data -> true);
        assertThat(launched.data().path("segment").asText()).isEqualTo("city == 'Heeg'");
        assertThat(launched.data().path("launchedBy").asText()).isEqualTo("mark");
    }

    private Response launch(Response campaign, String eTag) {
        return marketing.api().header("If-Match", eTag).post(campaign.header("Location") + "/launch");
    }

    @Test
    void aCampaignIsLaunchedOnceWhoeverAsks() throws Exception {
        // Given
        var path = marketing.campaign("true", SMS);
        marketing.api().post(path + "/launch").then().statusCode(428);
        marketing
                .api()
                .header("If-Match", "\"7\"")
                .post(path + "/launch")
                .then()
                .statusCode(412);
        Callable<Integer> launch = () -> marketing
                .api()
                .header("If-Match", "\"0\"")
                .post(path + "/launch")
                .statusCode();

        // When
        List<Future<Integer>> answers;
        try (var callers = Executors.newFixedThreadPool(4)) {
            answers = callers.invokeAll(List.of(launch, launch, launch, launch));
        }

        // Then
        assertThat(answers.stream().map(Future::resultNow)).containsExactlyInAnyOrder(202, 409, 409, 409);
        marketing
                .api()
                .header("If-Match", "*")
                .post(path + "/launch")
                .then()
                .statusCode(409)
                .body("errors[0].field", equalTo("state"));
    }

    @Test
    void anotherTenantFindsNothing() {
        // Given
        var path = marketing.campaign("true", SMS);
        var segment =
                marketing.api().body("{\"name\": \"x\", \"filter\": \"true\"}").post("/api/v1/segments");
        var stranger = new Marketing();

        // When
        var launch = stranger.api().header("If-Match", "*").post(path + "/launch");

        // Then
        launch.then().statusCode(404);
        stranger.api().get(path).then().statusCode(404);
        stranger.api().get(path + "/recipients").then().statusCode(404);
        stranger.api().post(path + "/stop").then().statusCode(404);
        stranger.api().get("/api/v1/campaigns").then().body("items", hasSize(0));
        stranger.api()
                .body("{\"name\": \"x\", \"segmentId\": \"" + segment.path("segmentId") + "\", \"messages\": [" + SMS
                        + "]}")
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("segmentId"));
        marketing.as("sales").get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'filter': 'true', 'messages': []                                            | messages",
                "'filter': 'true'                                                            | messages",
                "'messages': [SMS]                                                           | filter",
                "'filter': 'city ==', 'messages': [SMS]                                      | filter",
                "'filter': 'true', 'segmentId': '0199c0de-0005-7000-8000-000000000005', 'messages': [SMS] | filter",
                "'segmentId': 'x', 'messages': [SMS]                                         | segmentId",
                "'filter': 'true', 'purpose': 'spam', 'messages': [SMS]                      | purpose",
                "'filter': 'true', 'messages': [SMS, SMS]                                    | messages[1].channel",
                "'filter': 'true', 'messages': [null]                                        | messages[0]",
                "'filter': 'true', 'messages': [{'channel': 'fax', 'text': 'x'}]             | messages[0].channel",
                "'filter': 'true', 'messages': [{'text': 'x'}]                               | messages[0].channel",
                "'filter': 'true', 'messages': [{'channel': 'sms'}]                          | messages[0].text",
                "'filter': 'true', 'messages': [{'channel': 'email', 'text': 'x'}]           | messages[0].subject",
                "'filter': 'true', 'messages': [{'channel': 'sms', 'text': '{contact.nope}'}] | messages[0].text",
                "'filter': 'true', 'messages': [{'channel': 'sms', 'text': '{#if'}]          | messages[0].text",
                "'filter': 'true', 'messages': [{'channel': 'sms', 'text': '{cdi:x.y}'}]     | messages[0].text",
                "'filter': 'true', 'messages': [{'channel': 'sms', 'text': 'a\\u0000b'}]     | messages[0].text",
                "'filter': 'true', 'messages': [{'channel': 'email', 'subject': 'a\\nBcc: b', 'text': 'x'}] | messages[0].subject",
            })
    void badInputNamesTheField(String fields, String field) {
        // Given
        var body = "{\"name\": \"x\", "
                + fields.replace('\'', '"').replace("SMS", "{\"channel\": \"sms\", \"text\": \"x\"}") + "}";

        // When
        var answer = marketing.api().body(body).post("/api/v1/campaigns");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        marketing.api().get("/api/v1/campaigns").then().body("items", hasSize(0));
    }

    @Test
    void badParametersAreNamed() {
        // Given
        var recipients = marketing.campaign("true", SMS) + "/recipients";

        // When
        var answer = marketing.api().queryParam("state", "lost").get(recipients);

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo("state"));
        marketing.api().queryParam("after", "eA").get(recipients).then().statusCode(400);
        var half = Base64.getUrlEncoder().encodeToString(Ids.next().toString().getBytes(UTF_8));
        marketing
                .api()
                .queryParam("after", half.replace("=", ""))
                .get(recipients)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("after"));
        marketing.api().queryParam("limit", "0").get(recipients).then().statusCode(400);
        marketing.api().get("/api/v1/campaigns/nonsense").then().statusCode(404);
    }
}
