package io.kring.contacts.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ContactIT {
    private final String tenant = "t-" + UUID.randomUUID();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aPersonIsStoredInCanonicalFormAndTold() {
        // Given
        var body = """
                {"givenName": " Sjoukje ", "familyName": "Hoekstra", "emails": ["Sjoukje@Example.org"], "phones": ["06 12345678"],
                 "city": "Sneek", "country": "NL", "preferredChannel": "sms", "tags": ["sailing"],
                 "consents": [{"channel": "sms", "purpose": "marketing", "state": "granted",
                               "proof": {"source": "user:sara", "text": "Asked on the phone"}}]}""";

        // When
        var created = sales().body(body).post("/api/v1/contacts");

        // Then
        created.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("givenName", equalTo("Sjoukje"))
                .body("emails", equalTo(java.util.List.of("sjoukje@example.org")))
                .body("phones", equalTo(java.util.List.of("+31612345678")));
        var id = created.path("contactId").toString();
        sales().get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("$", equalTo(created.jsonPath().get("$")));
        var event = Events.shared()
                .awaitOne(
                        tenant,
                        "contact.created.v1",
                        data -> data.path("contactId").asText().equals(id));
        assertThat(event.key()).isEqualTo(tenant + "/" + id);
        assertThat(event.data().path("consents").path(0).path("state").asText()).isEqualTo("granted");
        sales().get("/api/v1/contacts/" + id + "/consents")
                .then()
                .statusCode(200)
                .body("[0].text", equalTo("Asked on the phone"))
                .body("[0].recordedBy", equalTo("sara"));
    }

    @Test
    void anAddressBelongsToOnePersonOfATenant() {
        // Given
        var body = "{\"familyName\": \"Hoekstra\", \"emails\": [\"one@example.org\"]}";
        var first =
                sales().body(body).post("/api/v1/contacts").path("contactId").toString();

        // When
        var second = sales().body(body.toUpperCase(java.util.Locale.ROOT)
                        .replace("FAMILYNAME", "familyName")
                        .replace("EMAILS", "emails"))
                .post("/api/v1/contacts");

        // Then
        second.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("emails"))
                .body("errors[0].message", containsString(first));
        as("other-" + tenant, "sales")
                .body(body)
                .post("/api/v1/contacts")
                .then()
                .statusCode(201);
    }

    @Test
    void anUpdateNamesTheVersionItChanges() {
        // Given
        var created = sales().body("{\"familyName\": \"De Vries\", \"city\": \"Sneek\"}")
                .post("/api/v1/contacts");
        var path = created.header("Location");

        // When
        var updated = sales().header("If-Match", "\"0\"")
                .body("{\"city\": null, \"givenName\": \"Jan\"}")
                .patch(path);

        // Then
        updated.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("city", equalTo(null))
                .body("familyName", equalTo("De Vries"));
        sales().body("{}").patch(path).then().statusCode(428).body("errors[0].field", equalTo("If-Match"));
        sales().header("If-Match", "\"0\"").body("{}").patch(path).then().statusCode(412);
        Events.shared()
                .awaitOne(
                        tenant,
                        "contact.updated.v1",
                        data -> data.path("version").asInt() == 1);
    }

    @Test
    void ofUpdatesAtTheSameTimeOneIsDone() throws Exception {
        // Given
        var path = sales().body("{\"familyName\": \"De Vries\"}")
                .post("/api/v1/contacts")
                .header("Location");
        var request = (Callable<Integer>) () -> sales().header("If-Match", "\"0\"")
                .body("{\"city\": \"Sneek\"}")
                .patch(path)
                .statusCode();

        // When
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(Collections.nCopies(6, request))) {
                statuses.add(answer.get());
            }
        }

        // Then
        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
    }

    @Test
    void consentIsWrittenIntoTheLedger() {
        // Given
        var path = sales().body("{\"familyName\": \"De Vries\"}")
                .post("/api/v1/contacts")
                .header("Location");

        // When
        var written = sales().body("""
                        {"channel": "email", "purpose": "marketing", "state": "granted",
                         "proof": {"source": "user:sara", "text": "Asked at the fair", "at": "2020-03-01T09:30:00Z"}}""").post(path + "/consents");

        // Then
        written.then()
                .statusCode(201)
                .header("Location", path + "/consents")
                .header("ETag", "\"0\"")
                .body("consents[0].state", equalTo("granted"));
        sales().get(path + "/consents").then().body("[0].occurredAt", equalTo("2020-03-01T09:30:00Z"));
        Events.shared()
                .awaitOne(
                        tenant,
                        "contact.consent-changed.v1",
                        data -> data.path("at").asText().equals("2020-03-01T09:30:00Z"));
    }

    @Test
    void theLatestConsentIsThePresentOneInWhateverOrderItIsWritten() {
        // Given
        var body = """
                {"familyName": "De Vries", "consents": [
                 {"channel": "sms", "purpose": "marketing", "state": "withdrawn", "proof": {"source": "user:sara", "text": "No"}},
                 {"channel": "sms", "purpose": "marketing", "state": "granted",
                  "proof": {"source": "user:sara", "text": "Yes", "at": "2020-03-01T09:30:00Z"}}]}""";

        // When
        var created = sales().body(body).post("/api/v1/contacts");

        // Then
        created.then().body("consents.state", equalTo(java.util.List.of("withdrawn")));
        sales().get(created.header("Location"))
                .then()
                .body("$", equalTo(created.jsonPath().get("$")));
    }

    @Test
    void consentOfBeforeTheLastIsKeptAndNotTold() {
        // Given
        var path = sales().body("{\"familyName\": \"De Vries\"}")
                .post("/api/v1/contacts")
                .header("Location");
        var consent = """
                {"channel": "sms", "purpose": "marketing", "state": "%s",
                 "proof": {"source": "user:sara", "text": "Said so", "at": "%s"}}""";
        sales().body(consent.formatted("withdrawn", "2021-03-01T09:30:00Z")).post(path + "/consents");

        // When
        var earlier = sales().body(consent.formatted("granted", "2020-03-01T09:30:00Z"))
                .post(path + "/consents");

        // Then
        earlier.then().statusCode(201).body("consents.state", equalTo(java.util.List.of("withdrawn")));
        sales().get(path + "/consents").then().body("state", equalTo(java.util.List.of("withdrawn", "granted")));
        sales().body(consent.formatted("granted", "2022-03-01T09:30:00Z")).post(path + "/consents");
        Events.shared()
                .awaitOne(
                        tenant,
                        "contact.consent-changed.v1",
                        data -> data.path("at").asText().equals("2022-03-01T09:30:00Z"));
        assertThat(Events.shared().all(tenant, "contact.consent-changed.v1", data -> true))
                .extracting(event -> event.data().path("state").asText())
                .containsExactly("withdrawn", "granted");
    }

    @Test
    void aPartnerAddsPeopleAndSeesNobody() {
        // Given
        var partner = as(tenant, "partner").body("{\"familyName\": \"De Vries\"}");

        // When
        var path = partner.post("/api/v1/contacts")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        // Then
        as(tenant, "partner").get(path).then().statusCode(403);
        as(tenant, "partner").get("/api/v1/contacts").then().statusCode(403);
        as(tenant, "partner").get(path + "/consents").then().statusCode(403);
        as(tenant, "partner")
                .header("If-Match", "*")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(403);
    }

    @Test
    void theSameIdempotencyKeyDoesTheWorkOnce() {
        // Given
        var key = Ids.next().toString();
        var body = "{\"familyName\": \"Jansen\"}";
        var first = sales().header("Idempotency-Key", key).body(body).post("/api/v1/contacts");

        // When
        var second = sales().header("Idempotency-Key", key).body(body).post("/api/v1/contacts");

        // Then
        second.then()
                .statusCode(201)
                .header("Idempotent-Replay", "true")
                .header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"))
                .body("contactId", equalTo(first.path("contactId")));
        sales().header("Idempotency-Key", key)
                .body("{\"familyName\": \"Other\"}")
                .post("/api/v1/contacts")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        sales().get("/api/v1/contacts").then().body("items", hasSize(1));
    }

    @Test
    void aListIsFilteredAndReadPageByPage() {
        // Given
        for (var city : new String[] {"Sneek", "Sneek", "Sneek", "Bolsward"}) {
            sales().body("{\"familyName\": \"X\", \"city\": \"" + city + "\"}").post("/api/v1/contacts");
        }

        // When
        var first = sales().queryParam("filter", "city == 'Sneek'")
                .queryParam("limit", 2)
                .get("/api/v1/contacts");

        // Then
        first.then().statusCode(200).body("items", hasSize(2)).body("next", notNullValue());
        sales().queryParam("filter", "city == 'Sneek'")
                .queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get("/api/v1/contacts")
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
    }

    @Test
    void anotherTenantFindsNothing() {
        // Given
        var path = sales().body("{\"familyName\": \"Secret\"}")
                .post("/api/v1/contacts")
                .header("Location");

        // When
        var stranger = as("other-" + tenant, "admin");

        // Then
        stranger.get(path).then().statusCode(404);
        as("other-" + tenant, "admin")
                .header("If-Match", "*")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(404);
        as("other-" + tenant, "admin").get("/api/v1/contacts").then().body("items", hasSize(0));
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withoutTenant("x", "admin"))
                .get(path)
                .then()
                .statusCode(403);
        as(tenant, "analyst").get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"familyNam\": \"X\"}                            | familyNam",
                "{\"familyName\": [1]}                             | familyName",
                "{\"familyName\": \"a\\u0000b\"}                   | familyName",
                "{\"emails\": [\"nobody\"]}                        | emails",
                "{\"phones\": [\"12\"]}                            | phones",
                "{\"familyName\": \"X\", \"country\": \"Holland\"} | country",
                "{\"familyName\": \"X\", \"country\": \"ZZ\"}      | country",
                "{\"familyName\": \"X\", \"preferredChannel\": \"fax\"} | preferredChannel",
                "{\"familyName\": \"X\", \"consents\": [{\"channel\": \"sms\"}]} | consents[0].proof",
                "{\"familyName\": \"a\\ud800b\"}                  | familyName",
                "{\"familyName\": \"X\", \"language\": \"nl-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa\"} | language",
                "{\"familyName\": \"X\", \"consents\": [{\"channel\": \"sms\", \"purpose\": \"marketing\", \"state\": \"granted\", \"proof\": {\"source\": \"s\", \"text\": \"t\", \"at\": \"2999-01-01T00:00:00Z\"}}]} | consents[0].proof.at",
                "{\"familyName\": \"X\", \"consents\": [{\"channel\": \"sms\", \"purpose\": \"marketing\", \"state\": \"granted\", \"proof\": {\"source\": \"s\", \"text\": \"t\", \"at\": \"-5000-01-01T00:00:00Z\"}}]} | consents[0].proof.at",
                "{}                                                | familyName",
                "{                                                 | body",
                "[]                                                | body",
                "null                                              | body",
            })
    void badInputNamesTheField(String body, String field) {
        // When
        var answer = sales().body(body).post("/api/v1/contacts");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        sales().get("/api/v1/contacts").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter | city = 'x'",
                "filter | nonsense == 1",
                "filter | city == '\\u0000'",
                "limit | 0",
                "limit | x",
                "after | %%%",
                "after | eA"
            })
    void badParametersAreNamed(String parameter, String value) {
        // When
        var answer = sales().queryParam(parameter, value).get("/api/v1/contacts");

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo(parameter));
    }

    private RequestSpecification sales() {
        return as(tenant, "sales");
    }

    private static RequestSpecification as(String tenant, String role) {
        return given().auth().oauth2(Tokens.of(tenant, "sara", role)).contentType("application/json");
    }
}
