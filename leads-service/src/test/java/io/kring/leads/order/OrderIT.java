package io.kring.leads.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.leads.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
class OrderIT {
    private static final String CAMPAIGN = "0199c0de-0005-7000-8000-000000000005";

    private final Api api = Api.ofNewTenant();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void anOrderIsCreditedToTheCampaignOfItsOpportunity() {
        // Given
        var contact = api.person();
        var opportunity =
                api.post("/opportunities", """
                {"contactId": "%s", "name": "Mooring", "amount": 1, "currency": "EUR", "campaignId": "%s"}""".formatted(contact, CAMPAIGN)).<String>path("opportunityId");

        // When
        var recorded = record("""
                {"contactId": "%s", "opportunityId": "%s", "currency": "EUR",
                 "lines": [{"product": "Mooring", "quantity": 12, "unitPrice": 99.95},
                           {"product": "Rope, m", "quantity": 2.5, "unitPrice": 1.125}]}""".formatted(contact, opportunity));

        // Then
        recorded.then()
                .statusCode(201)
                .body("amount", equalTo(1202.21f))
                .body("campaignId", equalTo(CAMPAIGN))
                .body("contactName", equalTo("Sjoukje Hoekstra"))
                .body("recordedBy", equalTo("sara"));
        api.as("partner")
                .get(recorded.header("Location"))
                .then()
                .body("$", equalTo(recorded.jsonPath().get("$")));
        var event = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "order.recorded.v1",
                        data -> data.path("orderId").asText().equals(recorded.path("orderId")));
        assertThat(event.data().path("amount").decimalValue()).isEqualByComparingTo("1202.21");
        assertThat(event.data().path("campaignId").asText()).isEqualTo(CAMPAIGN);
        assertThat(event.data().path("lines")).hasSize(2);
    }

    @Test
    void aShopMaySendAnOrderTwice() {
        // Given
        var contact = api.person();
        var first = record(order(contact, "1", "1250.50"));
        first.then().statusCode(201);

        // When
        var second = record(order(contact, "1.0", "1250.5"));

        // Then
        second.then()
                .statusCode(200)
                .header("Location", first.header("Location"))
                .body("$", equalTo(first.jsonPath().get("$")));
        record(order(contact, "2", "1250.50")).then().statusCode(409).body("errors[0].field", equalTo("externalId"));
        api.get("/orders").then().body("items", hasSize(1));
        Events.shared().awaitOne(api.tenant(), "order.recorded.v1", data -> true);
        assertThat(Events.shared().all(api.tenant(), "order.recorded.v1", data -> true))
                .hasSize(1);
    }

    @Test
    void eachShopHasItsOwnNumbersAndSeesItsOwnOrders() {
        // Given
        var contact = api.person();
        var first = record(order(contact, "1", "5"));

        // When
        var second = api.as("partner", "shop-2").body(order(contact, "2", "7")).post("/api/v1/orders");

        // Then
        second.then().statusCode(201);
        api.as("partner", "shop-2").get(second.header("Location")).then().statusCode(200);
        api.as("partner", "shop-2").get(first.header("Location")).then().statusCode(404);
        api.as("analyst", "anna").get(first.header("Location")).then().statusCode(200);
        api.get("/orders").then().body("items", hasSize(2));
    }

    @Test
    void anOrderThatIsSentManyTimesAtOnceIsRecordedOnce() throws Exception {
        // Given
        var order = order(api.person(), "1", "5");
        Callable<Response> send = () -> record(order);

        // When
        try (var all = Executors.newFixedThreadPool(6)) {
            var answers = all.invokeAll(Stream.generate(() -> send).limit(6).toList());

            // Then
            assertThat(answers)
                    .extracting(Future::get)
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(201, 200, 200, 200, 200, 200);
        }
        api.get("/orders").then().body("items", hasSize(1));
    }

    @Test
    void ordersWithoutANumberAreAllRecorded() {
        // Given
        var order = order(api.person(), "1", "5").replace("\"externalId\": \"WEB-1\", ", "");
        record(order).then().statusCode(201);

        // When
        var second = record(order);

        // Then
        second.then().statusCode(201);
        api.as("analyst")
                .queryParam("filter", "externalId == null && amount == 5.0 && 'Mooring' in products")
                .get("/api/v1/orders")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void unknownReferencesAreNamed() {
        // Given
        var contact = api.person();
        var ofAnother = api.post("/opportunities", """
                {"contactId": "%s", "name": "Mooring", "amount": 1, "currency": "EUR"}""".formatted(api.person())).<String>path("opportunityId");
        var order = order(contact, "1", "5");

        // When
        var unknown = record(order(UUID.randomUUID(), "1", "5"));

        // Then
        unknown.then().statusCode(422).body("errors[0].field", equalTo("contactId"));
        for (var opportunity : new String[] {UUID.randomUUID().toString(), ofAnother}) {
            record(order.replace("\"lines\"", "\"opportunityId\": \"" + opportunity + "\", \"lines\""))
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("opportunityId"));
        }
        api.get("/orders").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"quantity\": 1       | \"quantity\": 0          | lines[0].quantity",
                "\"quantity\": 1       | \"quantity\": 1.2345     | lines[0].quantity",
                "\"quantity\": 1       | \"quantity\": \"many\"   | lines[0].quantity",
                "\"quantity\": 1       | \"quantity\": null       | lines[0].quantity",
                "\"unitPrice\": 5      | \"unitPrice\": 1e99999   | lines[0].unitPrice",
                "\"unitPrice\": 5      | \"unitPrice\": 0.00001   | lines[0].unitPrice",
                "\"unitPrice\": 5      | \"unitPrice\": -5        | amount",
                "\"unitPrice\": 5      | \"unitPrice\": 5, \"amount\": 1 | lines[0].amount",
                "\"product\": \"Mooring\" | \"product\": \"a\\u0000\" | lines[0].product",
                "\"EUR\"               | \"BTC\"                  | currency",
                "\"externalId\": \"WEB-1\" | \"externalId\": \"\" | externalId",
                "\"externalId\": \"WEB-1\" | \"amount\": 7        | amount",
                "\"externalId\": \"WEB-1\" | \"orderedAt\": \"yesterday\" | orderedAt",
                "\"externalId\": \"WEB-1\" | \"orderedAt\": \"+99999-01-01T00:00:00Z\" | orderedAt",
            })
    void badInputNamesTheField(String good, String bad, String field) {
        // Given
        var order = order(api.person(), "1", "5").replace(good, bad);

        // When
        var answer = record(order);

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        api.get("/orders").then().body("items", hasSize(0));
    }

    private Response record(String body) {
        return api.as("partner").body(body).post("/api/v1/orders");
    }

    private static String order(UUID contact, String quantity, String price) {
        return """
                {"externalId": "WEB-1", "contactId": "%s", "currency": "EUR",
                 "lines": [{"product": "Mooring", "quantity": %s, "unitPrice": %s}]}""".formatted(contact, quantity, price);
    }
}
