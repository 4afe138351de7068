package io.kring.leads.lead;

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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class LeadIT {
    private static final String LEAD = """
            {"givenName": "Sjoukje", "familyName": "Hoekstra", "email": "Sjoukje@Example.org", "country": "NL",
             "campaignId": "0199c0de-0005-7000-8000-000000000005",
             "consents": [{"channel": "email", "purpose": "marketing", "text": "Asked on the phone"}]}""";
    private static final String CONVERSION = """
            {"name": "Mooring", "amount": 1250.50, "currency": "EUR"}""";

    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void staffWriteALeadDown() {
        // When
        var created = api.as("sales").body(LEAD).post("/api/v1/leads");

        // Then
        created.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("state", equalTo("new"))
                .body("source", equalTo("user:sara"))
                .body("email", equalTo("sjoukje@example.org"))
                .body("contactId", equalTo(null));
        api.as("sales")
                .get(created.header("Location"))
                .then()
                .body("$", equalTo(created.jsonPath().get("$")));
        var lead = created.<String>path("leadId");
        var event = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "lead.captured.v1",
                        data -> data.path("leadId").asText().equals(lead));
        assertThat(event.data().at("/consents/0/proof/source").asText()).isEqualTo("user:sara");
    }

    @Test
    void aLeadWaitsForItsContactAndBecomesAnOpportunityOnce() {
        // Given
        var contact = api.person();
        var lead = api.post("/leads", LEAD).<String>path("leadId");
        var path = "/leads/" + lead + "/conversion";
        api.post(path, CONVERSION)
                .then()
                .statusCode(409)
                .body("errors[0].field", equalTo("contactId"))
                .body("errors[0].message", containsString("is being matched to a contact; try again"));
        api.awaitHeard("lead", api.identify(contact, lead));

        // When
        var converted = api.post(path, CONVERSION);

        // Then
        converted
                .then()
                .statusCode(201)
                .body("leadId", equalTo(lead))
                .body("contactId", equalTo(contact.toString()))
                .body("contactName", equalTo("Sjoukje Hoekstra"))
                .body("campaignId", equalTo("0199c0de-0005-7000-8000-000000000005"))
                .body("stage", equalTo("qualification"));
        var opportunity = converted.<String>path("opportunityId");
        assertThat(converted.header("Location")).isEqualTo("/api/v1/opportunities/" + opportunity);
        var event = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "lead.converted.v1",
                        data -> data.path("leadId").asText().equals(lead));
        assertThat(event.data().path("opportunityId").asText()).isEqualTo(opportunity);
        assertThat(event.data().path("convertedBy").asText()).isEqualTo("sara");
        Events.shared()
                .awaitOne(
                        api.tenant(),
                        "opportunity.created.v1",
                        data -> data.path("opportunityId").asText().equals(opportunity));
        api.get("/leads/" + lead)
                .then()
                .body("state", equalTo("converted"))
                .body("contactName", equalTo("Sjoukje Hoekstra"));
        api.post(path, CONVERSION).then().statusCode(409).body("errors[0].field", equalTo("state"));
    }

    @Test
    void twoWhoConvertALeadAtOnceMakeOneOpportunity() throws Exception {
        // Given
        var lead = api.identifiedLead(UUID.randomUUID(), LEAD);
        Callable<Integer> convert =
                () -> api.post("/leads/" + lead + "/conversion", CONVERSION).statusCode();

        // When
        try (var both = Executors.newFixedThreadPool(4)) {
            var answers = both.invokeAll(Stream.generate(() -> convert).limit(4).toList());

            // Then
            assertThat(answers).extracting(Future::get).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
        api.get("/opportunities").then().body("items", hasSize(1));
    }

    @Test
    void aChangeNamesTheVersionItWasMadeFrom() {
        // Given
        var path = "/leads/" + api.post("/leads", LEAD).path("leadId");

        // When
        var changed = api.patch(path, 0, "{\"state\": \"qualified\", \"note\": \"Wants 9 metres\"}");

        // Then
        changed.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("qualified"))
                .body("familyName", equalTo("Hoekstra"));
        api.patch(path, 0, "{}").then().statusCode(412);
        api.as("admin").body("{}").patch(Api.BASE + path).then().statusCode(428);
        api.patch(path, 1, "{\"state\": \"new\"}").then().statusCode(409).body("errors[0].field", equalTo("state"));
        api.patch(path, 1, "{\"state\": \"converted\"}").then().statusCode(422);
        api.patch(path, 1, "{\"state\": \"sold\"}").then().statusCode(400).body("errors[0].field", equalTo("state"));
        api.patch(path, 1, "{\"email\": \"x@y.nl\"}").then().statusCode(400).body("errors[0].field", equalTo("email"));
        api.patch(path, 1, "{\"state\": null}").then().statusCode(400);
        api.patch(path, 1, "[]").then().statusCode(400);
    }

    @Test
    void aListIsFilteredAndReadPageByPage() {
        // Given
        for (var name : new String[] {"A", "B", "C", "D"}) {
            api.post("/leads", "{\"familyName\": \"%s\", \"email\": \"%s@example.org\"}".formatted(name, name));
        }
        var filter = "state == 'new' && familyName != 'B'";

        // When
        var first = api.as("sales")
                .queryParam("filter", filter)
                .queryParam("limit", 2)
                .get("/api/v1/leads");

        // Then
        first.then()
                .body("items.familyName", equalTo(java.util.List.of("D", "C")))
                .body("next", notNullValue());
        api.as("sales")
                .queryParam("filter", filter)
                .queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get("/api/v1/leads")
                .then()
                .body("items.familyName", equalTo(java.util.List.of("A")))
                .body("next", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"familyName\": \"X\"}                                      | email",
                "{\"email\": \"nobody\"}                                      | email",
                "{\"email\": \"a@b.nl\", \"campaignId\": \"7\"}               | campaignId",
                "{\"email\": \"a@b.nl\", \"note\": \"a\\u0000b\"}             | note",
                "{\"email\": \"a@b.nl\", \"state\": \"converted\"}            | state",
                "{\"email\": \"a@b.nl\", \"company\": {}}                     | company",
                "{\"email\": \"a@b.nl\", \"consents\": [{\"channel\": \"fax\"}]} | consents[0].channel",
                "{\"email\": \"a@b.nl\", \"consents\": [{\"channel\": \"sms\", \"purpose\": \"service\", \"text\": \"x\"}]} | phone",
            })
    void badInputNamesTheField(String body, String field) {
        // When
        var answer = api.post("/leads", body);

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        api.get("/leads").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"M\", \"amount\": 1.001, \"currency\": \"EUR\"}      | amount",
                "{\"name\": \"M\", \"amount\": -1, \"currency\": \"EUR\"}         | amount",
                "{\"name\": \"M\", \"amount\": 1e999999, \"currency\": \"EUR\"}   | amount",
                "{\"name\": \"M\", \"amount\": \"much\", \"currency\": \"EUR\"}   | amount",
                "{\"name\": \"M\", \"amount\": 1, \"currency\": \"euro\"}         | currency",
                "{\"name\": \" \", \"amount\": 1, \"currency\": \"EUR\"}          | name",
                "{\"amount\": 1, \"currency\": \"EUR\"}                           | name",
            })
    void aBadConversionNamesTheField(String body, String field) {
        // Given
        var lead = api.post("/leads", LEAD).<String>path("leadId");

        // When
        var answer = api.post("/leads/" + lead + "/conversion", body);

        // Then
        answer.then().statusCode(400);
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
    }
}
