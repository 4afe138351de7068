package io.kring.contacts.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class BatchIT {
    private static final String NEW = "{\"contact\": {\"givenName\": \"P%d\", \"emails\": [\"p%d@example.org\"]}}";

    private final Api api = new Api("t-" + UUID.randomUUID());

    @Test
    void aThousandAreMadeAndUndone() {
        // When
        var made = batch(numbered(1_000));

        // Then
        made.body("created", equalTo(1_000)).body("rejected", equalTo(0));
        List<String> ids = made.extract().path("items.contactId");
        assertThat(new HashSet<>(ids)).hasSize(1_000);
        api.as("sales").get("/api/v1/contacts/" + ids.get(77)).then().body("givenName", equalTo("P77"));
        api.as("sales")
                .post("/api/v1/changes/" + made.extract().path("changeId") + "/undo")
                .then()
                .body("removed", equalTo(1_000));
    }

    @Test
    void everyItemHasItsOwnStatus() {
        // Given
        var changed = api.contact("{\"givenName\": \"Jan\", \"city\": \"Sneek\", \"emails\": [\"jan@example.org\"]}");
        var deleted = api.contact("{\"givenName\": \"Piet\"}");
        var stale = api.contact("{\"givenName\": \"Joris\"}");

        // When
        var done = batch("""
                {"contact": {"givenName": "Ann", "emails": ["ann@example.org"]}},
                {"contactId": "%s", "version": 0, "contact": {"city": null, "owner": "sara"}},
                {"contactId": "%s", "version": 0},
                {"contactId": "%s", "version": 7, "contact": {"city": "Oulu"}},
                {"contact": {"givenName": "Bea", "emails": ["jan@example.org"]}},
                {"contact": {"givenName": "Bea", "emails": ["nobody"], "birthDate": "2999-01-01"}},
                {"contact": {"givenName": "Bea", "nickname": "B"}},
                {"contactId": "0199c0de-0001-7000-8000-000000000009", "version": 0, "contact": {}},
                {"contactId": "0199c0de-0001-7000-8000-000000000008"},
                {"version": 0}""".formatted(changed, deleted, stale));

        // Then
        done.body("items.status", equalTo(List.of(201, 200, 204, 412, 409, 400, 400, 404, 400, 400)))
                .body("items.index", equalTo(IntStream.range(0, 10).boxed().toList()))
                .body("created", equalTo(1))
                .body("updated", equalTo(1))
                .body("deleted", equalTo(1))
                .body("rejected", equalTo(7))
                .body("items[4].errors[0].message", containsString(changed))
                .body("items[5].errors[0].field", equalTo("birthDate"))
                .body("items[6].errors[0].field", equalTo("nickname"))
                .body("items[8].errors[0].field", equalTo("version"))
                .body("items[9].errors[0].field", equalTo("contact"));
        api.as("sales")
                .get("/api/v1/contacts/" + changed)
                .then()
                .body("city", nullValue())
                .body("owner", equalTo("sara"))
                .body("version", equalTo(1));
        api.as("sales").get("/api/v1/contacts/" + deleted).then().statusCode(404);
    }

    @Test
    void ofTwoWithOneAddressOneIsMade() {
        // When
        var done = batch(String.join(",", Collections.nCopies(5, NEW.formatted(1, 1))) + "," + NEW.formatted(2, 2));

        // Then
        done.body("created", equalTo(2)).body("rejected", equalTo(4));
        api.as("sales").get("/api/v1/contacts").then().body("items", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"items\": []} | items",
                "{} | items",
                "{\"items\": [null]} | items[0]",
                "{\"items\": [{\"contactId\": \"x\"}]} | items[0].contactId",
                "{\"items\": [{\"contactId\": \"0199c0de-0001-7000-8000-000000000009\", \"version\": 0}, {\"contactId\": \"0199c0de-0001-7000-8000-000000000009\", \"version\": 0}]} | items[1].contactId"
            })
    void whatIsNoBatchIsRefused(String body, String field) {
        api.as("sales")
                .body(body)
                .post("/api/v1/contacts/batch")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void moreThanAThousandAreRefused() {
        api.as("sales")
                .body("{\"items\": [" + numbered(1_001) + "]}")
                .post("/api/v1/contacts/batch")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("items"));
    }

    private static String numbered(int many) {
        return IntStream.range(0, many).mapToObj(n -> NEW.formatted(n, n)).collect(Collectors.joining(","));
    }

    private ValidatableResponse batch(String items) {
        return api.as("sales")
                .body("{\"items\": [" + items + "]}")
                .post("/api/v1/contacts/batch")
                .then()
                .statusCode(200);
    }
}
