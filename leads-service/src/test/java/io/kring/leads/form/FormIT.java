package io.kring.leads.form;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.kring.leads.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class FormIT {
    static final String FORM = """
            {"slug": "sailing", "title": "Sailing newsletter",
             "fields": [{"name": "givenName", "required": true}, {"name": "email", "required": true}, {"name": "phone"},
                        {"name": "country"}, {"name": "note"}],
             "consents": [{"channel": "sms", "purpose": "marketing", "text": "Yes, text me offers."},
                          {"channel": "email", "purpose": "marketing", "text": "Yes, mail me offers."}]}""";
    static final String VISITOR = """
            {"fields": {"givenName": "Sjoukje", "email": "Sjoukje@Example.org", "phone": "040 123 4567", "country": "FI"},
             "consents": [{"channel": "sms", "purpose": "marketing"}]}""";

    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aVisitorBecomesALeadWithProofOfConsent() {
        // Given
        api.as("marketing").body(FORM).post("/api/v1/forms").then().statusCode(201);

        // When
        var submitted = api.submit("sailing", VISITOR);

        // Then
        var lead = submitted.then().statusCode(201).extract().<String>path("leadId");
        var event = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "lead.captured.v1",
                        data -> data.path("leadId").asText().equals(lead));
        assertThat(event.key()).isEqualTo(api.tenant() + "/" + lead);
        assertThat(event.data().path("email").asText()).isEqualTo("sjoukje@example.org");
        assertThat(event.data().path("phone").asText()).isEqualTo("+358401234567");
        var proof = event.data().path("consents").path(0).path("proof");
        assertThat(proof.path("source").asText()).isEqualTo("form:sailing");
        assertThat(proof.path("text").asText()).isEqualTo("Yes, text me offers.");
        assertThat(proof.path("ip").asText()).isEqualTo("127.0.0.1");
        assertThat(event.data().path("consents")).hasSize(1);
        api.get("/leads/" + lead + "/consents")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].state", equalTo("granted"))
                .body("[0].proof.at", equalTo(proof.path("at").asText()));
    }

    @Test
    void aBoxThatHasToBeConfirmedIsNoConsentYet() {
        // Given
        api.post("/forms", FORM.replace("text me offers.\"", "text me offers.\", \"doubleOptIn\": true"));

        // When
        var submitted = api.submit("sailing", VISITOR);

        // Then
        String lead = submitted.then().statusCode(201).extract().path("leadId");
        var event = Events.shared()
                .awaitOne(api.tenant(), "lead.captured.v1", data -> true)
                .data();
        assertThat(event.path("consents")).isEmpty();
        assertThat(event.at("/consentsToConfirm/0/channel").asText()).isEqualTo("sms");
        assertThat(event.at("/consentsToConfirm/0/proof/text").asText()).isEqualTo("Yes, text me offers.");
        api.get("/leads/" + lead + "/consents").then().body("$", hasSize(0));
        given().get("/api/v1/public/" + api.tenant() + "/forms/sailing")
                .then()
                .body("consents[0].doubleOptIn", equalTo(true))
                .body("consents[1].containsKey('doubleOptIn')", equalTo(false));
    }

    @Test
    void nobodyTellsTheGatewayWhoTheyAre() {
        // Given
        api.post("/forms", FORM);

        // When
        var submitted = given().contentType("application/json")
                .header("X-Forwarded-For", "203.0.113.7")
                .body(VISITOR)
                .post("/api/v1/public/" + api.tenant() + "/forms/sailing/submissions");

        // Then
        api.get("/leads/" + submitted.path("leadId") + "/consents").then().body("[0].proof.ip", equalTo("127.0.0.1"));
    }

    @Test
    void aRepeatWithTheSameKeyIsTheSameLead() {
        // Given
        api.post("/forms", FORM);
        var path = "/api/v1/public/" + api.tenant() + "/forms/sailing/submissions";
        var request = given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(VISITOR);
        var first = given(request).post(path).then().statusCode(201).extract().<String>path("leadId");

        // When
        var second = given(request).post(path);

        // Then
        second.then().statusCode(201).body("leadId", equalTo(first));
        api.get("/leads").then().body("items", hasSize(1));
    }

    @Test
    void aWebPageReadsOnlyWhatItShows() {
        // Given
        api.post("/forms", FORM);

        // When
        var shown = given().get("/api/v1/public/" + api.tenant() + "/forms/sailing");

        // Then
        shown.then()
                .statusCode(200)
                .body("title", equalTo("Sailing newsletter"))
                .body("fields[0]", equalTo(java.util.Map.of("name", "givenName", "required", true)))
                .body("consents[1].text", equalTo("Yes, mail me offers."));
        assertThat(shown.jsonPath().getMap("$").keySet())
                .containsExactlyInAnyOrder("slug", "title", "fields", "consents");
    }

    @Test
    void aSlugIsOfOneFormOfATenant() {
        // Given
        var created = api.post("/forms", FORM);
        created.then().statusCode(201);

        // When
        var second = api.post("/forms", FORM);

        // Then
        second.then().statusCode(409).body("errors[0].field", equalTo("slug"));
        api.as("admin").get(created.header("Location")).then().statusCode(200).body("createdBy", equalTo("sara"));
        api.get("/forms").then().body("items", hasSize(1)).body("next", equalTo(null));
        Api.ofNewTenant().post("/forms", FORM).then().statusCode(201);
    }

    @Test
    void aFormOfAnotherTenantIsNotThere() {
        // Given
        var form = api.post("/forms", FORM).<String>path("formId");

        // When
        var stranger = Api.ofNewTenant();

        // Then
        stranger.get("/forms/" + form).then().statusCode(404);
        stranger.get("/forms").then().body("items", hasSize(0));
        stranger.submit("sailing", VISITOR).then().statusCode(404);
        given().get("/api/v1/public/" + stranger.tenant() + "/forms/sailing")
                .then()
                .statusCode(404);
        given().get("/api/v1/public/NOBODY/forms/sailing").then().statusCode(404);
        stranger.as("admin")
                .get("/api/v1/public/" + api.tenant() + "/forms/sailing")
                .then()
                .statusCode(403);
        api.as("sales").body(FORM).post("/api/v1/forms").then().statusCode(403);
        given().get("/api/v1/forms").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"fields\": {\"givenName\": \"S\"}}                                             | fields.email",
                "{\"fields\": {\"givenName\": \"S\", \"email\": \"nobody\"}}                      | fields.email",
                "{\"fields\": {\"givenName\": \"S\", \"email\": \"a@b.nl\", \"phone\": \"12\"}}   | fields.phone",
                "{\"fields\": {\"givenName\": \"a\\u0000b\", \"email\": \"a@b.nl\"}}              | fields.givenName",
                "{\"fields\": {\"givenName\": \"S\", \"email\": \"a@b.nl\", \"shoe\": \"42\"}}    | fields.shoe",
                "{\"fields\": {\"givenName\": \"S\", \"email\": [1]}}                             | fields.email",
                "{\"fields\": {\"givenName\": \"S\", \"email\": \"a@b.nl\"}, \"consents\": [{}]}  | consents[0].channel",
                "{\"fields\": {\"givenName\": \"S\", \"email\": \"a@b.nl\"}, \"consents\": [null]}| consents[0]",
                "{\"fields\": {\"givenName\": \"S\", \"email\": \"a@b.nl\"}, \"admin\": true}     | admin",
                "{\"fields\": [\"x\"]}                                                            | fields",
                "{}                                                                               | fields",
                "null                                                                             | body",
                "{                                                                                | body",
            })
    void whatAVisitorGetsWrongIsNamed(String body, String field) {
        // Given
        api.post("/forms", FORM);

        // When
        var answer = api.submit("sailing", body);

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        api.get("/leads").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "sailing, Sailing News, slug",
        "sailing, '', slug",
        "Sailing newsletter, '', title",
        "Sailing newsletter, a\\u0000b, title",
        "givenName, shoe, fields[0].name",
        "marketing, spam, consents[0].purpose",
        "'Yes, text me offers.', '', consents[0].text",
        "email, city, consents[1].channel"
    })
    void whatIsWrongWithAFormIsNamed(String good, String bad, String field) {
        // When
        var answer = api.post("/forms", FORM.replace('"' + good + '"', '"' + bad + '"'));

        // Then
        answer.then().statusCode(400).body("errors", notNullValue());
        assertThat(answer.jsonPath().getList("errors.field", String.class)).anyMatch(field::startsWith);
        assertThat(answer.asString()).doesNotContain("io.kring");
    }

    @Test
    void whatLooksLikeSqlIsText() {
        // Given
        api.post("/forms", FORM);
        var note = "'); drop table lead; -- {user.name} ${7*7}";

        // When
        var submitted = api.submit("sailing", """
                {"fields": {"givenName": "S", "email": "a@b.nl", "note": "%s"}}""".formatted(note));

        // Then
        api.get("/leads/" + submitted.path("leadId")).then().body("note", containsString(note));
    }
}
