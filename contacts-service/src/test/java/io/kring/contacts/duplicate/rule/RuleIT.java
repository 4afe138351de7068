package io.kring.contacts.duplicate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.contacts.matching.Field;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class RuleIT {
    private static final String SJOUKJE =
            "{\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\", \"birthDate\": \"1985-06-01\"}";
    private static final String WITHOUT_DATES = """
            {"certain": 22, "possible": 15,
             "weights": {"givenName": {"exact": 7.5, "different": -4}, "familyName": {"exact": 9.5}}}""";

    private final Api api = Api.ofNewTenant();

    @Test
    void theRuleIsShownWithWhatItIsWorth() {
        // When
        var rule = api.as("support").get("/api/v1/duplicates/rule");

        // Then
        rule.then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("version", equalTo(0))
                .body("certain", equalTo(22f))
                .body("weights.birthDate.exact", equalTo(14f))
                .body("changedBy", nullValue())
                .body("decided.same", equalTo(0))
                .body("decided.certain.precision", nullValue())
                .body("published", hasSize(2))
                .body("published[0].possible.recall", equalTo(0.996f));
        assertThat(rule.jsonPath().getMap("weights").keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Field.values()).map(Field::name).toList());
    }

    @Test
    void whatManyHaveSaysLessOnceThousandsHaveComeFromAFile() {
        // Given
        var people = IntStream.range(0, 3_000)
                .mapToObj(number -> "Sjoukje,N%d,%s,Sneek%n"
                        .formatted(number, LocalDate.of(1950, 1, 1).plusDays(5L * number)))
                .collect(Collectors.joining("", "first_name,last_name,birth_date,city\n", ""));
        api.importCsv(people.getBytes(StandardCharsets.UTF_8)).then().body("created", equalTo(3_000));

        // When
        var checked = api.as("sales")
                .body("{\"givenName\": \"Sjoukje\", \"familyName\": \"N0\", \"birthDate\": \"1950-01-01\","
                        + " \"city\": \"Sneek\"}")
                .post("/api/v1/contacts/duplicate-check");

        // Then
        checked.then()
                .statusCode(200)
                .body("candidates[0].reasons.find { it.field == 'givenName' }.commonness", equalTo(7.5f))
                .body("candidates[0].reasons.find { it.field == 'city' }.commonness", equalTo(6f));
    }

    @Test
    void aChangeCountsAtOnce() {
        // Given
        var known = api.contact(SJOUKJE);
        post(SJOUKJE).then().statusCode(409);

        // When
        var changed = put("\"0\"", WITHOUT_DATES);

        // Then
        changed.then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("changedBy", equalTo("sara"))
                .body("weights.size()", equalTo(2));
        post(SJOUKJE).then().statusCode(201);
        api.as("sales")
                .get("/api/v1/contacts/" + known + "/duplicates")
                .then()
                .body("candidates", hasSize(1))
                .body("candidates[0].score", equalTo(17f))
                .body("candidates[0].reasons", hasSize(2));
        put("\"0\"", WITHOUT_DATES).then().statusCode(412);
        api.as("admin")
                .body(WITHOUT_DATES)
                .put("/api/v1/duplicates/rule")
                .then()
                .statusCode(428);
        Api.ofNewTenant().as("admin").get("/api/v1/duplicates/rule").then().body("version", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                | certain",
                "{\"certain\": 22, \"possible\": 30, \"weights\": {\"email\": {\"exact\": 1}}}     | certain",
                "{\"certain\": 22, \"possible\": 0, \"weights\": {\"email\": {\"exact\": 1}}}      | possible",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {}}                              | weights",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"shoeSize\": {\"exact\": 1}}}  | weights",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"email\": {\"nearly\": 1}}}    | weights.email",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"region\": {\"swapped\": 1}}}  | weights.region.swapped",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"email\": {\"exact\": 101}}}   | weights.email.exact",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"email\": {\"exact\": null}}}  | weights.email.exact",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"email\": {\"exact\": 1e999}}} | weights.email.exact",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"email\": null}}               | weights.email",
                "{\"certain\": 22, \"possible\": 18, \"weights\": {\"email\": {\"exact\": 1}}, \"x\": 1} | x",
            })
    void aRuleThatIsNoneNamesTheField(String rule, String field) {
        // When
        var answer = put("*", rule);

        // Then
        answer.then().statusCode(400).body("errors.field", hasItem(field));
        api.as("admin").get("/api/v1/duplicates/rule").then().body("version", equalTo(0));
    }

    @Test
    void onlyAdministratorsChangeIt() {
        for (var role : new String[] {"sales", "marketing", "support"}) {
            api.as(role)
                    .header("If-Match", "*")
                    .body(WITHOUT_DATES)
                    .put("/api/v1/duplicates/rule")
                    .then()
                    .statusCode(403);
        }
        api.as("analyst").get("/api/v1/duplicates/rule").then().statusCode(403);
    }

    private Response put(String eTag, String rule) {
        return api.as("admin").header("If-Match", eTag).body(rule).put("/api/v1/duplicates/rule");
    }

    private Response post(String json) {
        return api.as("sales").body(json).post("/api/v1/contacts");
    }
}
