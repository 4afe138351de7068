package io.kring.contacts.customfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class CustomFieldIT {
    private static final String VALUES = """
            {"nickname": "Sjoek", "shoeSize": 41.50, "salary": {"amount": 1200.50, "currency": "EUR"}, "joined": "2020-02-29",
             "boat": true, "rank": "skipper", "sails": ["jib", "main"]}""";

    private final Api api = new Api("t-" + UUID.randomUUID());

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @BeforeEach
    void fields() {
        define("nickname", "text");
        define("shoeSize", "number");
        define("salary", "money");
        define("joined", "date");
        define("boat", "bool");
        define("rank", "choice", "mate", "skipper");
        define("sails", "choices", "jib", "main", "spinnaker");
        define("coach", "contact");
        define("sponsor", "company");
    }

    @Test
    void valuesOfEveryTypeAreKept() {
        // Given
        var coach = api.contact("{\"givenName\": \"Ann\"}");
        var sponsor = api.as("sales")
                .body("{\"name\": \"Sails\"}")
                .post("/api/v1/companies")
                .path("companyId");

        // When
        var id = api.contact("{\"givenName\": \"Sjoukje\", \"custom\": "
                + VALUES.replace(
                        "{\"nickname\"",
                        "{\"coach\": \"" + coach + "\", \"sponsor\": \"" + sponsor + "\", \"nickname\"")
                + "}");

        // Then
        Map<String, Object> custom =
                api.as("sales").get("/api/v1/contacts/" + id).path("custom");
        assertThat(custom)
                .containsEntry("coach", coach)
                .containsEntry("sponsor", sponsor)
                .containsEntry("nickname", "Sjoek")
                .containsEntry("shoeSize", 41.5f)
                .containsEntry("salary", Map.of("amount", 1200.5f, "currency", "EUR"))
                .containsEntry("joined", "2020-02-29")
                .containsEntry("boat", true)
                .containsEntry("rank", "skipper")
                .containsEntry("sails", List.of("jib", "main"));
    }

    @Test
    void oneValueIsChangedAndTakenBack() {
        // Given
        var id = api.contact("{\"givenName\": \"Sjoukje\", \"custom\": " + VALUES + "}");

        // When
        String change = api.as("sales")
                .header("If-Match", "\"0\"")
                .body("{\"custom\": {\"shoeSize\": 42, \"boat\": null}}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200)
                .body("custom.shoeSize", equalTo(42))
                .body("custom.boat", nullValue())
                .body("custom.rank", equalTo("skipper"))
                .extract()
                .path("change.id");

        // Then
        api.as("sales").post("/api/v1/changes/" + change + "/undo").then().body("conflictCount", equalTo(0));
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("custom.shoeSize", equalTo(41.5f))
                .body("custom.boat", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "custom.nickname == 'Sjoek'",
                "custom.shoeSize > 41 && custom.shoeSize < 42.0",
                "custom.salary.amount >= 1200.5 && custom.salary.currency == 'EUR'",
                "custom.joined >= '2020-01-01'",
                "custom.boat && custom.rank in ['skipper', 'admiral']",
                "'jib' in custom.sails && custom.coach == null"
            })
    void peopleAreFilteredByThem(String filter) {
        // Given
        var id = api.contact("{\"givenName\": \"Sjoukje\", \"custom\": " + VALUES + "}");
        api.contact("{\"givenName\": \"Ann\", \"custom\": {\"shoeSize\": 38, \"boat\": false, \"rank\": \"mate\"}}");

        // When
        var found = api.as("sales").queryParam("filter", filter).get("/api/v1/contacts");

        // Then
        found.then().statusCode(200).body("items.contactId", equalTo(List.of(id)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nick\": \"x\"}                | custom.nick     | is not a field",
                "{\"nickname\": 7}                  | custom.nickname | text",
                "{\"shoeSize\": \"41\"}           | custom.shoeSize | number",
                "{\"shoeSize\": 1e400}              | custom.shoeSize | number",
                "{\"salary\": 7}                    | custom.salary   | amount",
                "{\"salary\": {\"amount\": 1.005, \"currency\": \"EUR\"}} | custom.salary | decimals",
                "{\"salary\": {\"amount\": 1, \"currency\": \"XYZ\"}}     | custom.salary | currency",
                "{\"joined\": \"2021-02-29\"}     | custom.joined   | date",
                "{\"boat\": \"yes\"}              | custom.boat     | true or false",
                "{\"rank\": \"admiral\"}          | custom.rank     | mate, skipper",
                "{\"sails\": [\"jib\", \"x\"]}  | custom.sails    | some of",
                "{\"coach\": \"ann\"}             | custom.coach    | contact",
                "{\"sponsor\": \"0199c0de-0011-7000-8000-000000000001\"} | custom.sponsor | company"
            })
    void aValueOfAnotherTypeIsRefusedByName(String custom, String field, String reason) {
        api.as("sales")
                .body("{\"givenName\": \"Ann\", \"custom\": " + custom + "}")
                .post("/api/v1/contacts")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", containsString(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"key\": \"Shoe Size\", \"label\": \"x\", \"type\": \"text\"} | 400 | key",
                "{\"key\": \"x\", \"label\": \"\", \"type\": \"text\"}          | 400 | label",
                "{\"key\": \"x\", \"label\": \"x\", \"type\": \"colour\"}       | 400 | type",
                "{\"key\": \"x\", \"label\": \"x\", \"type\": \"choice\"}       | 400 | choices",
                "{\"key\": \"x\", \"label\": \"x\", \"type\": \"text\", \"choices\": [\"a\"]} | 400 | choices",
                "{\"key\": \"boat\", \"label\": \"x\", \"type\": \"bool\"}      | 409 | key"
            })
    void whatCannotBeAFieldIsRefusedByName(String body, int status, String field) {
        api.as("admin")
                .body(body)
                .post("/api/v1/custom-fields")
                .then()
                .statusCode(status)
                .body("errors[0].field", containsString(field));
    }

    @Test
    void whatIsTakenAwayComesBackWithItsValues() {
        // Given
        var id = api.contact("{\"givenName\": \"Sjoukje\", \"custom\": " + VALUES + "}");
        var boat = field("boat");

        // When
        api.as("admin")
                .header("If-Match", "\"0\"")
                .delete("/api/v1/custom-fields/" + boat)
                .then()
                .statusCode(204);

        // Then
        api.as("sales")
                .queryParam("filter", "custom.boat")
                .get("/api/v1/contacts")
                .then()
                .statusCode(400);
        api.as("sales")
                .header("If-Match", "\"0\"")
                .body("{\"city\": \"Sneek\"}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200);
        api.as("admin")
                .body("{\"key\": \"boat\", \"label\": \"Boat\", \"type\": \"text\"}")
                .post("/api/v1/custom-fields")
                .then()
                .statusCode(409)
                .body("errors[0].field", equalTo("type"));
        define("boat", "bool");
        api.as("sales")
                .queryParam("filter", "custom.boat")
                .get("/api/v1/contacts")
                .then()
                .body("items.contactId", equalTo(List.of(id)));
    }

    @Test
    void choicesChangeAndKeysDoNot() {
        // Given
        var path = "/api/v1/custom-fields/" + field("rank");

        // When
        api.as("admin")
                .header("If-Match", "\"0\"")
                .body("{\"label\": \"Rank on board\", \"choices\": [\"skipper\", \"admiral\"]}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");

        // Then
        api.contact("{\"givenName\": \"Ann\", \"custom\": {\"rank\": \"admiral\"}}");
        api.as("admin")
                .header("If-Match", "\"1\"")
                .body("{\"type\": \"text\", \"choices\": []}")
                .patch(path)
                .then()
                .statusCode(400);
        api.as("sales").body("{}").post("/api/v1/custom-fields").then().statusCode(403);
    }

    @Test
    void theDescriptionOfTheApiNamesThem() {
        // When
        var document = api.as("partner").get("/api/v1/custom-fields/openapi.json");

        // Then
        var custom = "components.schemas.ContactInput.properties.custom.properties.";
        document.then()
                .statusCode(200)
                .body(custom + "rank.enum", equalTo(List.of("mate", "skipper")))
                .body(custom + "shoeSize.type", equalTo("number"))
                .body(custom + "joined.format", equalTo("date"));
        new Api("t-" + UUID.randomUUID())
                .as("partner")
                .get("/api/v1/custom-fields/openapi.json")
                .then()
                .body("components.schemas.ContactInput.properties.custom.properties", equalTo(Map.of()));
    }

    @Test
    void filtersByAFieldUseItsIndex() {
        // Given
        var index = FieldIndexes.name("shoeSize", FieldType.number);
        await().untilAsserted(() -> assertThat(isReady(index)).isTrue());

        // When
        var plan = QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    handle.execute("set local enable_seqscan = off");
                    return handle.createQuery("explain select from contact c where c.tenant_id = 'x' and "
                                    + CustomFields.number(CustomFields.text("shoeSize"))
                                    + " > cast(41 as double precision)")
                            .mapTo(String.class)
                            .list();
                }));

        // Then
        assertThat(String.join("\n", plan)).contains(index);
    }

    @Test
    void theyAreAmongTheFieldsOfTheirTenantOnly() {
        api.as("sales")
                .get("/api/v1/custom-fields")
                .then()
                .body("items", hasSize(9))
                .body("items.key", hasItem("boat"));
        new Api("t-" + UUID.randomUUID())
                .as("sales")
                .queryParam("filter", "custom.boat")
                .get("/api/v1/contacts")
                .then()
                .statusCode(400);
    }

    private boolean isReady(String index) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select indisvalid from pg_index where indexrelid = to_regclass(?)")
                        .bind(0, index)
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(false));
    }

    private String field(String key) {
        return api.as("sales").get("/api/v1/custom-fields").path("items.find { it.key == '" + key + "' }.fieldId");
    }

    private void define(String key, String type, String... choices) {
        api.as("admin")
                .body(Map.of("key", key, "label", key, "type", type, "choices", List.of(choices)))
                .post("/api/v1/custom-fields")
                .then()
                .statusCode(201);
    }
}
