package io.kring.campaigns.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kring.campaigns.Marketing;
import io.kring.platform.id.Ids;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class SegmentIT {
    private static final String SNEEK = "{\"name\": \"Sneek\", \"filter\": \"city == 'Sneek'\"}";

    private final Marketing marketing = new Marketing();

    @Test
    void aSegmentIsMadeOnceForAKeyAndReadBack() {
        // Given
        var key = Ids.next().toString();

        // When
        var made = marketing.api().header("Idempotency-Key", key).body(SNEEK).post("/api/v1/segments");

        // Then
        made.then().statusCode(201).header("ETag", "\"0\"").body("createdBy", equalTo("mark"));
        marketing
                .api()
                .header("Idempotency-Key", key)
                .body(SNEEK)
                .post("/api/v1/segments")
                .then()
                .statusCode(201);
        marketing.api().get("/api/v1/segments").then().body("items", hasSize(1));
        marketing
                .api()
                .get(made.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("filter", equalTo("city == 'Sneek'"));
    }

    @Test
    void aChangeNamesTheVersionItChanges() {
        // Given
        var path = segment(SNEEK);

        // When
        var changed = marketing
                .api()
                .header("If-Match", "\"0\"")
                .body("{\"filter\": \"city == 'Heeg'\"}")
                .patch(path);

        // Then
        changed.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Sneek"))
                .body("filter", equalTo("city == 'Heeg'"));
        marketing.api().body("{}").patch(path).then().statusCode(428);
        marketing
                .api()
                .header("If-Match", "\"0\"")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(412);
        marketing
                .api()
                .header("If-Match", "\"1\"")
                .body("{\"filter\": \"city == 3\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("filter"));
    }

    @Test
    void membersAreReadPageByPage() {
        // Given
        var people = marketing.people(3, "Sneek");
        marketing.people(1, "Heeg");
        var members = segment(SNEEK) + "/members";

        // When
        var first = marketing.api().queryParam("limit", 2).get(members);

        // Then
        first.then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", notNullValue())
                .body("items[0].contactId", equalTo(people.getFirst().toString()));
        marketing
                .api()
                .queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get(members)
                .then()
                .body("items", hasSize(1))
                .body("items[0].contactId", equalTo(people.getLast().toString()))
                .body("next", nullValue());
    }

    @Test
    void anotherTenantFindsNothing() {
        // Given
        var path = segment(SNEEK);
        var stranger = new Marketing();

        // When
        var answer = stranger.api().get(path);

        // Then
        answer.then().statusCode(404);
        stranger.api().get(path + "/members").then().statusCode(404);
        stranger.api().header("If-Match", "*").body("{}").patch(path).then().statusCode(404);
        stranger.api().get("/api/v1/segments").then().body("items", hasSize(0));
        RestAssured.given().get(path).then().statusCode(401);
        marketing.as("analyst").get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city = 'Sneek'",
                "city > 3",
                "nonsense == 1",
                "city",
                "",
                "city == 'a\\u0000b'",
                "city == 'x'; drop table segment",
                "') or true --",
                "city == '\\x00'",
            })
    void whatIsNoFilterIsRefusedWithTheReason(String filter) {
        // When
        var made = marketing.api().body(Map.of("name", "x", "filter", filter)).post("/api/v1/segments");

        // Then
        made.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("filter"))
                .body("errors[0].message", notNullValue());
        marketing.preview(filter).then().statusCode(400).body("errors[0].field", equalTo("filter"));
    }

    @Test
    void celSaysWhatDoesNotFit() {
        marketing
                .preview("city > 3")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("no matching overload for '_>_'"));
    }

    @Test
    void sqlInATextIsText() {
        // Given
        marketing.person(data -> data.put("city", "x' or '1'='1"));

        // When
        var count = marketing.count("city == \"x' or '1'='1\"");

        // Then
        assertThat(count).isOne();
        assertThat(marketing.count("city == \"' or true --\"")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"filter\": \"true\"}                               | name",
                "{\"name\": \" \", \"filter\": \"true\"}              | name",
                "{\"name\": \"a\\u0000b\", \"filter\": \"true\"}      | name",
                "{\"name\": \"a\\nb\", \"filter\": \"true\"}          | name",
                "{\"name\": [1], \"filter\": \"true\"}                | name",
                "{\"name\": \"x\", \"filter\": \"true\", \"sql\": 1}  | sql",
                "{\"name\": \"x\"}                                    | filter",
                "[]                                                   | body",
                "{                                                    | body",
            })
    void badInputNamesTheField(String body, String field) {
        // When
        var answer = marketing.api().body(body).post("/api/v1/segments");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        marketing.api().get("/api/v1/segments").then().body("items", hasSize(0));
    }

    private String segment(String body) {
        return marketing.api().body(body).post("/api/v1/segments").header("Location");
    }
}
