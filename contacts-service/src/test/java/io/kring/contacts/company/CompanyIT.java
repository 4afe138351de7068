package io.kring.contacts.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class CompanyIT {
    private final String tenant = "t-" + UUID.randomUUID();
    private final Api api = new Api(tenant);

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aCompanyIsMadeChangedAndTold() {
        // Given
        var made = api.as("sales")
                .body(
                        "{\"name\": \" Sails \", \"phone\": \"0515 123456\", \"city\": \"Sneek\", \"country\": \"NL\", \"tags\": [\"supplier\"]}")
                .post("/api/v1/companies");
        made.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("name", equalTo("Sails"))
                .body("phone", equalTo("+31515123456"));
        var path = made.header("Location");

        // When
        api.as("sales").body("{}").patch(path).then().statusCode(428);
        api.as("sales")
                .header("If-Match", "\"0\"")
                .body("{\"city\": null, \"industry\": \"Sails\"}")
                .patch(path)
                .then()
                .statusCode(200);

        // Then
        api.as("sales")
                .get(path)
                .then()
                .header("ETag", "\"1\"")
                .body("city", nullValue())
                .body("industry", equalTo("Sails"))
                .body("phone", equalTo("+31515123456"));
        api.as("sales")
                .queryParam("filter", "industry == 'Sails' && 'supplier' in tags")
                .get("/api/v1/companies")
                .then()
                .body("items", hasSize(1));
        var id = made.path("companyId").toString();
        Events.shared()
                .awaitOne(
                        tenant,
                        "company.created.v1",
                        data -> data.path("companyId").asText().equals(id));
        Events.shared()
                .awaitOne(
                        tenant,
                        "company.updated.v1",
                        data -> data.path("version").asInt() == 1);
    }

    @Test
    void peopleBelongToCompaniesThatAreFoundByNameOrMade() {
        // Given
        var sails = company("Sails");

        // When
        var id = api.contact("""
                {"givenName": "Jan", "companies": [
                  {"name": " sails", "role": "Buyer", "since": "2020-01-01", "until": "2024-12-31"},
                  {"name": "Ropes", "role": "Owner"}, {"companyId": "%s", "role": "Adviser"}]}""".formatted(sails));

        // Then
        var person = api.as("sales").get("/api/v1/contacts/" + id);
        person.then()
                .body("companies.name", equalTo(List.of("Sails", "Ropes", "Sails")))
                .body("companies.role", equalTo(List.of("Buyer", "Owner", "Adviser")))
                .body("companies[0].companyId", equalTo(sails))
                .body("companies[0].until", equalTo("2024-12-31"));
        api.as("sales")
                .get("/api/v1/companies/" + sails + "/contacts")
                .then()
                .body("items.contactId", equalTo(List.of(id)));
        api.as("sales")
                .queryParam("filter", "'Ropes' in companies")
                .get("/api/v1/contacts")
                .then()
                .body("items.contactId", equalTo(List.of(id)));
    }

    @Test
    void aNewNameOfACompanyIsThatOfItsPeopleToo() {
        // Given
        var sails = company("Sails");
        var id = api.contact("{\"givenName\": \"Jan\", \"companies\": [{\"name\": \"Sails\"}]}");

        // When
        api.as("sales")
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"Sails and Ropes\"}")
                .patch("/api/v1/companies/" + sails)
                .then()
                .statusCode(200);

        // Then
        api.as("sales")
                .get("/api/v1/contacts/" + id)
                .then()
                .body("companies.name", equalTo(List.of("Sails and Ropes")));
    }

    @Test
    void theCompaniesOfAPersonAreChangedAndTakenBack() {
        // Given
        var id = api.contact("{\"givenName\": \"Jan\", \"companies\": [{\"name\": \"Sails\", \"role\": \"Buyer\"}]}");
        String change = api.as("sales")
                .header("If-Match", "\"0\"")
                .body("{\"companies\": [{\"name\": \"Ropes\"}]}")
                .patch("/api/v1/contacts/" + id)
                .then()
                .statusCode(200)
                .body("companies.name", equalTo(List.of("Ropes")))
                .extract()
                .path("change.id");
        var sails = api.as("sales").queryParam("filter", "name == 'Sails'").get("/api/v1/companies");
        api.as("sales")
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"Great Sails\"}")
                .patch("/api/v1/companies/" + sails.path("items[0].companyId"))
                .then()
                .statusCode(200);

        // When
        api.as("sales")
                .post("/api/v1/changes/" + change + "/undo")
                .then()
                .body("restored", equalTo(1))
                .body("conflictCount", equalTo(0));

        // Then
        Map<String, Object> link = api.as("sales").get("/api/v1/contacts/" + id).path("companies[0]");
        assertThat(link).containsEntry("name", "Great Sails").containsEntry("role", "Buyer");
    }

    @Test
    void thePeopleOfADeletedCompanyStay() {
        // Given
        var sails = company("Sails");
        var people = IntStream.range(0, 3)
                .mapToObj(n -> api.contact(
                        "{\"givenName\": \"P" + n + "\", \"companies\": [{\"companyId\": \"" + sails + "\"}]}"))
                .toList();

        // When
        api.as("sales")
                .header("If-Match", "\"0\"")
                .delete("/api/v1/companies/" + sails)
                .then()
                .statusCode(204);

        // Then
        api.as("sales").get("/api/v1/companies/" + sails).then().statusCode(404);
        String change = null;
        for (var id : people) {
            change = api.as("sales")
                    .get("/api/v1/contacts/" + id)
                    .then()
                    .body("companies", nullValue())
                    .body("version", equalTo(1))
                    .extract()
                    .path("change.id");
        }
        Events.shared()
                .awaitOne(
                        tenant,
                        "company.deleted.v1",
                        data -> data.path("companyId").asText().equals(sails));
        api.as("sales")
                .post("/api/v1/changes/" + change + "/undo")
                .then()
                .statusCode(200)
                .body("conflicts", hasSize(3))
                .body("conflicts[0].field", equalTo("companies"))
                .body("conflicts[0].before", equalTo(sails));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "companies | {\"city\": \"Sneek\"} | name",
                "companies | {\"name\": \"X\", \"website\": \"example\"} | website",
                "companies | {\"name\": \"X\", \"phone\": \"12\"} | phone",
                "companies | {\"name\": \"X\", \"country\": \"XX\"} | country",
                "contacts | {\"givenName\": \"Jan\", \"companies\": [{\"role\": \"Buyer\"}]} | companies",
                "contacts | {\"givenName\": \"Jan\", \"companies\": [{\"companyId\": \"0199c0de-0011-7000-8000-000000000001\"}]} | companies",
                "contacts | {\"givenName\": \"Jan\", \"companies\": [{\"name\": \"X\", \"since\": \"2021-01-01\", \"until\": \"2020-01-01\"}]} | companies"
            })
    void whatCannotBeIsRefusedByName(String collection, String body, String field) {
        api.as("sales")
                .body(body)
                .post("/api/v1/" + collection)
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString(field));
    }

    private String company(String name) {
        return api.as("sales")
                .body("{\"name\": \"" + name + "\"}")
                .post("/api/v1/companies")
                .path("companyId");
    }
}
