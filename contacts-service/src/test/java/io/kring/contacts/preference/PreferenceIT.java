package io.kring.contacts.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.contacts.publicpage.Browser;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class PreferenceIT {
    private static final String SJOUKJE = """
            {"givenName": "Sjoukje", "emails": ["sjoukje@example.org"], "phones": ["+31612345678"], "language": "fy",
             "street": "Oosterdijk 1", "preferredChannel": "email",
             "consents": [{"channel": "email", "purpose": "marketing", "state": "granted",
                           "proof": {"source": "form:news", "text": "Yes"}}]}""";

    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void staffMakeALinkThatIsGoodForThirtyDays() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var made = api.as("support").post("/api/v1/contacts/" + id + "/preference-link");

        // Then
        made.then()
                .statusCode(200)
                .body("url", containsString("/api/v1/public/" + api.tenant() + "/preferences?token="));
        assertThat(Instant.parse(made.path("until")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(30)).minusSeconds(60),
                        Instant.now().plus(Duration.ofDays(30)));
        api.as("analyst")
                .post("/api/v1/contacts/" + id + "/preference-link")
                .then()
                .statusCode(403);
        api.as("support")
                .post("/api/v1/contacts/0199c0de-0001-7000-8000-000000000001/preference-link")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Your preferences, Offers and news, Stop everything",
        "nl, Uw voorkeuren, Aanbiedingen en nieuws, Alles stoppen",
        "fi, Viestiasetuksesi, Tarjoukset ja uutiset, Lopeta kaikki",
        "fy, Jo foarkarren, Oanbiedingen en nijs, Alles stopje"
    })
    void thePageIsInFourLanguages(String language, String title, String offers, String stop) {
        // When
        var page = Browser.open(link(SJOUKJE) + "&lang=" + language);

        // Then
        page.then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", language)
                .body(containsString("<html lang=\"" + language + "\">"))
                .body(containsString("<h1>" + title + "</h1>"))
                .body(containsString(offers))
                .body(containsString(stop));
    }

    @Test
    void thePageIsInThePersonsLanguageAndElseInTheBrowsers() {
        // Given
        var frisian = link(SJOUKJE);
        var unknown = link("{\"familyName\": \"X\", \"emails\": [\"x@example.org\"]}");

        // When
        var own = Browser.visitor().header("Accept-Language", "nl").get(path(frisian));
        var browsers = Browser.visitor().header("Accept-Language", "nl").get(path(unknown));

        // Then
        own.then().body(containsString("Jo foarkarren"));
        browsers.then().body(containsString("Uw voorkeuren"));
    }

    @Test
    void thePageTellsNobodyMoreThanItMust() {
        // When
        var page = Browser.open(link(SJOUKJE));

        // Then
        page.then()
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Content-Security-Policy", containsString("default-src 'none'; style-src 'sha256-"))
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .body(containsString("s•••@e•••.org"))
                .body(containsString("+31•••78"))
                .body(not(containsString("sjoukje@")))
                .body(not(containsString("12345678")))
                .body(not(containsString("Oosterdijk")))
                .body(not(containsString("<script")))
                .body(not(containsString("http")));
    }

    @Test
    void aNameCannotBringMarkup() {
        // When
        var page = Browser.open(link("""
                {"givenName": "<script>alert(1)</script>{config:secret}\\" onload=\\"x", "emails": ["x@example.org"]}"""));

        // Then
        page.then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;{config:secret}&quot; onload=&quot;x"))
                .body(not(containsString("<script")));
    }

    @Test
    void whatIsChangedIsInTheLedgerWithTheWordsThatWereShownAndIsToldAtOnce() {
        // Given
        var id = api.contact(SJOUKJE);
        var link = linkTo(id);

        // When
        var saved = Browser.submit(
                link + "&lang=fy",
                "shown=email.marketing&shown=email.service&shown=sms.service&agree=sms.marketing&agree=email.service"
                        + "&agree=sms.service&preferred=email&prefer=sms");

        // Then
        saved.then().statusCode(303);
        Browser.open(saved.header("Location"))
                .then()
                .statusCode(200)
                .body(containsString("<p class=\"done\" role=\"status\">Jo foarkarren binne bewarre.</p>"));
        var changed = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.consent-changed.v1",
                        data -> data.path("channel").asText().equals("sms"));
        assertThat(changed.data().path("state").asText()).isEqualTo("granted");
        assertThat(changed.data().path("source").asText()).isEqualTo("preference-centre");
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("preferredChannel", equalTo("sms"))
                .body("change.by", equalTo("preference-centre"))
                .body("consents.find { it.channel == 'email' }.state", equalTo("withdrawn"))
                .body("consents.find { it.channel == 'sms' }.state", equalTo("granted"))
                .body("consents", hasSize(2));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/consents")
                .then()
                .body("find { it.channel == 'sms' }.text", equalTo("Jo foarkarren – Sms – Oanbiedingen en nijs: Ja"))
                .body("find { it.channel == 'sms' }.source", equalTo("preference-centre"))
                .body("find { it.channel == 'sms' }.ip", equalTo("127.0.0.1"))
                .body("find { it.channel == 'sms' }.recordedBy", equalTo("preference-centre"))
                .body("find { it.channel == 'sms' }.occurredAt", notNullValue());
    }

    @Test
    void savingThePageAsItWasShownChangesNothing() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        var saved = Browser.submit(
                linkTo(id),
                "shown=email.marketing&agree=email.marketing&shown=email.service&agree=email.service"
                        + "&preferred=email&prefer=email");

        // Then
        saved.then().statusCode(303);
        api.as("sales").get("/api/v1/contacts/" + id).then().body("version", equalTo(0));
        api.as("sales").get("/api/v1/contacts/" + id + "/consents").then().body("$", hasSize(1));
    }

    @Test
    void oneButtonStopsAllMarketing() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        Browser.submit(linkTo(id) + "&lang=nl", "stop=all").then().statusCode(303);

        // Then
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("consents.findAll { it.purpose == 'marketing' && it.state == 'withdrawn' }", hasSize(5))
                .body("consents.findAll { it.purpose == 'service' }", hasSize(0));
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/consents")
                .then()
                .body("[0].text", containsString("Alles stoppen. Geen aanbiedingen"));
    }

    @Test
    void nobodyPrefersAChannelAnyMore() {
        // Given
        var id = api.contact(SJOUKJE);

        // When
        Browser.submit(linkTo(id), "preferred=email&prefer=").then().statusCode(303);

        // Then
        api.as("sales").get("/api/v1/contacts/" + id).then().body("preferredChannel", nullValue());
    }

    @Test
    void aLinkIsOfNoUseElsewhere() {
        // Given
        var link = link(SJOUKJE);
        var stranger = Api.ofNewTenant().tenant();

        // When
        var changed = Browser.open(link.replaceFirst("token=e", "token=f"));
        var ofAnotherTenant = Browser.open(link.replace(api.tenant(), stranger));
        var onAnotherPage = Browser.open(link.replace("/preferences?", "/consent?"));
        var none = Browser.open(link.substring(0, link.indexOf('?')));
        var sent = Browser.submit(link.replace(api.tenant(), stranger), "stop=all");

        // Then
        assertThat(List.of(changed, ofAnotherTenant, onAnotherPage, none, sent))
                .allSatisfy(answer -> answer.then()
                        .statusCode(404)
                        .contentType("text/html;charset=UTF-8")
                        .header("Cache-Control", "no-store")
                        .body(containsString("This link does not work"))
                        .body(not(containsString("Sjoukje"))));
    }

    @Test
    void whoWasDeletedHasNoPageAnyMore() {
        // Given
        var id = api.contact(SJOUKJE);
        var link = linkTo(id);
        api.as("admin").header("If-Match", "*").delete("/api/v1/contacts/" + id);

        // When
        var shown = Browser.visitor().header("Accept-Language", "nl").get(path(link));
        var sent = Browser.submit(link, "stop=all");

        // Then
        shown.then().statusCode(410).body(containsString("Deze pagina is er niet meer"));
        sent.then().statusCode(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agree=fax.marketing",
                "agree=email",
                "shown=%00",
                "prefer=pigeon&preferred=email",
                "agree=%3Cscript%3E"
            })
    void whatThePageDoesNotSendIsRefusedWithAPage(String form) {
        // When
        var answer = Browser.submit(link(SJOUKJE), form);

        // Then
        answer.then().statusCode(400).contentType("text/html;charset=UTF-8").body(not(containsString("<script")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "token=", "token=%00", "token=a.b.c", "lang=%27", "token=x&token=y"})
    void aQueryThatMakesNoSenseIsNoPage(String query) {
        // When
        var answer = Browser.open("/api/v1/public/" + api.tenant() + "/preferences?" + query);

        // Then
        answer.then().statusCode(404).contentType("text/html;charset=UTF-8");
    }

    @Test
    void anEndlessFormIsRefused() {
        // When
        var answer = Browser.submit(link(SJOUKJE), "agree=" + "x".repeat(100_000));

        // Then
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    private String link(String person) {
        return linkTo(api.contact(person));
    }

    private String linkTo(String id) {
        return api.as("support")
                .post("/api/v1/contacts/" + id + "/preference-link")
                .path("url");
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/api/"));
    }
}
