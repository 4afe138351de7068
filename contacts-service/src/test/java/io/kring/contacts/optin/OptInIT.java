package io.kring.contacts.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.Api;
import io.kring.contacts.publicpage.Browser;
import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class OptInIT {
    private static final Pattern LINK = Pattern.compile("http://\\S+/api/v1/public/\\S+/consent\\?token=\\S+");
    private static final String SJOUKJE = """
            {"givenName": "Sjoukje", "emails": ["sjoukje@example.org", "work@example.org"], "phones": ["+31612345678"],
             "language": "nl"}""";
    private static final String MAIL = """
            {"channel": "email", "purpose": "marketing", "text": "Yes, mail me <b>offers</b>.", "source": "fair:boot-2026"}""";

    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aRequestGrantsNothingAndAsksByTheChannelInTheLanguageOfThePerson() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var asked = ask(id, MAIL);

        // Then
        asked.then()
                .statusCode(201)
                .body("address", equalTo("sjoukje@example.org"))
                .body("requestedBy", equalTo("sara"))
                .body("confirmedAt", nullValue());
        var message = message(id);
        assertThat(message.path("channel").asText()).isEqualTo("email");
        assertThat(message.path("purpose").asText()).isEqualTo("service");
        assertThat(message.path("address").asText()).isEqualTo("sjoukje@example.org");
        assertThat(message.path("subject").asText()).isEqualTo("Wilt u dit bevestigen?");
        assertThat(message.path("text").asText())
                .contains("“Yes, mail me <b>offers</b>.”")
                .doesNotContain("Sjoukje");
        assertThat(message.path("messageId").asText()).isEqualTo(asked.path("requestId"));
        api.as("sales").get("/api/v1/contacts/" + id).then().body("consents", hasSize(0));
        api.as("sales").get("/api/v1/contacts/" + id + "/consents").then().body("$", hasSize(0));
    }

    @Test
    void aShortMessageHasTheLinkAndWordsOfOurs() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var asked = ask(id, "{\"channel\": \"sms\", \"purpose\": \"marketing\"}");

        // Then
        asked.then()
                .statusCode(201)
                .body(
                        "text",
                        equalTo("Ja, dit mag u mij sturen – Sms: Aanbiedingen en nieuws. Ik kan het altijd stoppen."))
                .body("source", equalTo("user:sara"));
        var message = message(id);
        assertThat(message.path("subject").isNull()).isTrue();
        assertThat(message.path("text").asText()).matches("Mogen wij u sms'en\\? Bevestig het hier: \\S+ .+");
        assertThat(message.path("text").asText()).hasSizeLessThan(612);
    }

    @Test
    void openingTheLinkConfirmsNothingAndTheButtonDoes() {
        // Given
        var id = api.contact(SJOUKJE);
        ask(id, MAIL);
        var link = link(message(id));

        // When
        var shown = Browser.open(link);
        var untouched = api.as("sales").get("/api/v1/contacts/" + id + "/consents");
        var confirmed = Browser.submit(link, "");

        // Then
        shown.then()
                .statusCode(200)
                .header("Content-Language", "nl")
                .body(containsString("<h1>Wilt u dit bevestigen?</h1>"))
                .body(containsString("Yes, mail me &lt;b&gt;offers&lt;/b&gt;."))
                .body(containsString("s•••@e•••.org"))
                .body(not(containsString("Sjoukje")));
        untouched.then().body("$", hasSize(0));
        confirmed.then().statusCode(303);
        Browser.open(confirmed.header("Location"))
                .then()
                .statusCode(200)
                .body(containsString("U hebt het bevestigd."))
                .body(containsString("/preferences?token="));
        var changed = Events.shared().awaitOne(api.tenant(), "contact.consent-changed.v1", data -> true);
        assertThat(changed.data().path("state").asText()).isEqualTo("granted");
        assertThat(changed.data().path("source").asText()).isEqualTo("double-opt-in:sjoukje@example.org");
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/consents")
                .then()
                .body("$", hasSize(1))
                .body("[0].state", equalTo("granted"))
                .body("[0].text", equalTo("Yes, mail me <b>offers</b>."))
                .body("[0].ip", equalTo("127.0.0.1"))
                .body("[0].recordedBy", equalTo("double-opt-in"));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/consent-requests")
                .then()
                .body("items", hasSize(1))
                .body("items[0].source", equalTo("fair:boot-2026"))
                .body("items[0].confirmedAt", notNullValue());
    }

    @Test
    void aSecondClickIsHarmlessAlsoAfterTheyChangedTheirMind() {
        // Given
        var id = api.contact(SJOUKJE);
        ask(id, MAIL);
        var link = link(message(id));
        Browser.submit(link, "");
        api.as("sales").body("""
                        {"channel": "email", "purpose": "marketing", "state": "withdrawn",
                         "proof": {"source": "user:sara", "text": "No more"}}""").post("/api/v1/contacts/" + id + "/consents");

        // When
        Browser.submit(link, "").then().statusCode(303);

        // Then
        api.as("sales").get("/api/v1/contacts/" + id + "/consents").then().body("$", hasSize(2));
        api.as("sales").get("/api/v1/contacts/" + id).then().body("consents[0].state", equalTo("withdrawn"));
    }

    @Test
    void theLinkAfterwardsLeadsToThePreferences() {
        // Given
        var id = api.contact(SJOUKJE);
        ask(id, MAIL);
        var thanks = Browser.open(Browser.submit(link(message(id)), "").header("Location"));

        // When
        var found = Pattern.compile("href=\"(/api/v1/public/[^\"]+/preferences[^\"]+)\"")
                .matcher(thanks.asString());

        // Then
        assertThat(found.find()).isTrue();
        Browser.open(found.group(1).replace("&amp;", "&"))
                .then()
                .statusCode(200)
                .body(containsString("value=\"email.marketing\" checked"));
    }

    @Test
    void anAddressOfTheirsMayBeNamedAndNoOther() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var own = ask(id, "{\"channel\": \"email\", \"purpose\": \"marketing\", \"address\": \"Work@Example.org\"}");
        var other = ask(id, "{\"channel\": \"email\", \"purpose\": \"marketing\", \"address\": \"x@example.org\"}");

        // Then
        own.then().statusCode(201).body("address", equalTo("work@example.org"));
        other.then().statusCode(422).body("errors[0].field", equalTo("address"));
    }

    @ParameterizedTest
    @CsvSource({"sms, 422", "phone, 422", "post, 422", "fax, 400"})
    void whereNoMessageCanGoNobodyIsAsked(String channel, int status) {
        // Given
        var id = api.contact("{\"familyName\": \"X\", \"emails\": [\"x@example.org\"]}");

        // When
        var asked = ask(id, "{\"channel\": \"" + channel + "\", \"purpose\": \"marketing\"}");

        // Then
        asked.then().statusCode(status).body("errors[0].field", equalTo("channel"));
    }

    @Test
    void anAddressIsAskedThreeTimesADayAndNoMore() {
        // Given
        var id = api.contact(SJOUKJE);
        for (var times = 0; times < 3; times++) {
            ask(id, MAIL).then().statusCode(201);
        }

        // When
        var asked = ask(id, MAIL);

        // Then
        asked.then().statusCode(429).header("Retry-After", notNullValue()).contentType("application/problem+json");
        ask(id, "{\"channel\": \"sms\", \"purpose\": \"marketing\"}").then().statusCode(201);
        api.as("sales")
                .queryParam("limit", 3)
                .get("/api/v1/contacts/" + id + "/consent-requests")
                .then()
                .body("items", hasSize(3))
                .body("items[0].channel", equalTo("sms"))
                .body("next", notNullValue());
    }

    @Test
    void whoWasDeletedConfirmsNothing() {
        // Given
        var id = api.contact(SJOUKJE);
        ask(id, MAIL);
        var link = link(message(id));
        api.as("admin").header("If-Match", "*").delete("/api/v1/contacts/" + id);

        // When
        var confirmed = Browser.submit(link, "");

        // Then
        confirmed.then().statusCode(410).contentType("text/html;charset=UTF-8");
    }

    @Test
    void aFormMayAskForConfirmationAndAlsoOfWhoWithdrewBefore() {
        // Given
        var id = api.contact(SJOUKJE);
        api.as("sales").body("""
                        {"channel": "email", "purpose": "marketing", "state": "withdrawn",
                         "proof": {"source": "user:sara", "text": "No more"}}""").post("/api/v1/contacts/" + id + "/consents");
        var lead = Ids.next().toString();

        // When
        Events.shared()
                .publish(
                        api.tenant(),
                        "lead.captured.v1",
                        lead,
                        data -> data.put("leadId", lead).putArray("consents"));

        // Then
        var message = message(id);
        assertThat(message.path("text").asText()).contains("Yes, mail me the newsletter.");
        api.as("sales").get("/api/v1/contacts/" + id).then().body("consents[0].state", equalTo("withdrawn"));
        Browser.submit(link(message), "").then().statusCode(303);
        api.as("sales").get("/api/v1/contacts/" + id).then().body("consents[0].state", equalTo("granted"));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/consent-requests")
                .then()
                .body("items[0].source", equalTo("form:sailing-newsletter"));
    }

    private Response ask(String contact, String request) {
        return api.as("marketing").body(request).post("/api/v1/contacts/" + contact + "/consent-requests");
    }

    private JsonNode message(String contact) {
        return Events.shared()
                .awaitOne(
                        api.tenant(),
                        "message.requested.v1",
                        data -> data.path("contactId").asText().equals(contact))
                .data();
    }

    private static String link(JsonNode message) {
        var found = LINK.matcher(message.path("text").asText());
        assertThat(found.find()).as(message.toString()).isTrue();
        return found.group();
    }
}
