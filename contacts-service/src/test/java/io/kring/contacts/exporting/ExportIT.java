package io.kring.contacts.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ExportIT {
    private final Api api = Api.ofNewTenant();

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whatIsExportedIsImportedTheSameElsewhere(ExportFormat format) {
        // Given
        var elsewhere = Api.ofNewTenant();
        for (var company : List.of(api, elsewhere)) {
            define(company, "shoeSize", "number");
            define(company, "boat", "bool");
            define(company, "salary", "money");
            define(company, "sails", "choices", "jib", "main; spare", "spinnaker");
        }
        var friend = api.contact("{\"givenName\": \"Ann\", \"familyName\": \"O'Neill; van der Meer\"}");
        api.contact("""
                {"salutation": "Mevrouw", "givenName": "=Sjoukje", "familyName": "Hoekstra, jr.",
                 "emails": ["s@example.org", "s2@example.org"], "phones": ["+31612345678", "+31515123456"],
                 "socials": ["mastodon:s@example.org"], "visitors": ["0199"], "externalIds": ["shop:4;711"],
                 "street": "Oosterdijk 1", "postcode": "8601 BA", "city": "Sneek", "region": "Fryslân", "country": "NL",
                 "otherAddresses": [{"kind": "work", "street": "Kade 2, \\"rear\\"", "country": "NL"}],
                 "birthDate": "1985-06-01", "language": "fy", "preferredChannel": "sms", "lifecycleStage": "commitment",
                 "owner": "sara", "referredBy": "%s", "tags": ["sailing", "a|b", "x, y"],
                 "companies": [{"name": "Sails; and Ropes", "role": "Buyer", "since": "2020-01-01"}, {"name": "Ropes"}],
                 "custom": {"shoeSize": 41.5, "boat": true, "salary": {"amount": 1200.5, "currency": "EUR"}, "sails": ["jib", "main; spare"]},
                 "consents": [{"channel": "sms", "purpose": "marketing", "state": "granted",
                               "proof": {"source": "user:sara", "text": "Asked"}},
                              {"channel": "email", "purpose": "service", "state": "withdrawn",
                               "proof": {"source": "user:sara", "text": "Asked"}}]}""".formatted(friend));
        api.contact("{\"givenName\": \"Bea\", \"phones\": [\"+31515123456\"], \"shared\": [\"+31515123456\"]}");

        // When
        var file = export(api, format, null);
        elsewhere
                .as("marketing")
                .contentType(file.contentType())
                .body(file.asByteArray())
                .post("/api/v1/imports")
                .then()
                .statusCode(201)
                .body("read", equalTo(3))
                .body("created", equalTo(3));

        // Then
        assertThat(people(elsewhere)).isEqualTo(people(api));
    }

    @Test
    void whatWasExportedIsKnownWhenItComesBack() {
        // Given
        api.contact("{\"givenName\": \"Ann\", \"emails\": [\"ann@example.org\"]}");
        api.contact("{\"givenName\": \"Bea\"}");

        // When
        var again = api.as("marketing")
                .contentType("application/x-ndjson")
                .body(export(api, ExportFormat.ndjson, null).asByteArray())
                .post("/api/v1/imports");

        // Then
        again.then().statusCode(201).body("duplicate", equalTo(2));
    }

    @Test
    void anExportIsFilteredAndGoneOnWith() {
        // Given
        IntStream.range(0, 7)
                .forEach(n -> api.contact(
                        "{\"givenName\": \"P" + n + "\", \"city\": \"" + (n % 2 == 0 ? "Sneek" : "Oulu") + "\"}"));
        String cursor = api.as("sales")
                .queryParam("filter", "city == 'Sneek'")
                .queryParam("limit", 2)
                .get("/api/v1/contacts")
                .path("next");

        // When
        var rest = api.as("sales")
                .queryParam("filter", "city == 'Sneek'")
                .queryParam("after", cursor)
                .queryParam("format", "csv")
                .get("/api/v1/exports/contacts");

        // Then
        rest.then()
                .statusCode(200)
                .header("Content-Disposition", containsString("contacts.csv"))
                .contentType("text/csv");
        assertThat(rest.asString().lines().skip(1).map(line -> line.split(",")[2]))
                .containsExactly("P4", "P6");
    }

    @Test
    void morePeopleThanAPageAreExported() {
        // Given
        var file = new StringBuilder("last name\n");
        IntStream.range(0, 1_234).forEach(n -> file.append("Person ").append(n).append('\n'));
        api.importCsv(file.toString().getBytes(StandardCharsets.UTF_8));

        // When
        var lines = export(api, ExportFormat.csv, "familyName != 'Person 7'")
                .asString()
                .lines();

        // Then
        assertThat(lines).hasSize(1_234);
    }

    @ParameterizedTest
    @CsvSource({"format,doc,400", "filter,city ==,400", "after,x,400"})
    void whatCannotBeIsRefused(String parameter, String value, int status) {
        api.as("sales")
                .queryParam(parameter, value)
                .get("/api/v1/exports/contacts")
                .then()
                .statusCode(status);
        api.as("support").get("/api/v1/exports/contacts").then().statusCode(403);
    }

    private static Response export(Api api, ExportFormat format, @Nullable String filter) {
        var request = api.as("sales").queryParam("format", format.name());
        if (filter != null) {
            request.queryParam("filter", filter);
        }
        var file = request.get("/api/v1/exports/contacts");
        file.then().statusCode(200);
        return file;
    }

    /** Without what is of another company, or of the version. */
    private static List<Map<String, Object>> people(Api api) {
        List<Map<String, Object>> people =
                api.as("sales").get("/api/v1/contacts").path("items");
        people.forEach(person -> {
            person.keySet().removeAll(Set.of("createdAt", "updatedAt", "change"));
            if (person.get("companies") instanceof List<?> companies) {
                companies.forEach(company -> ((Map<?, ?>) company).remove("companyId"));
            }
        });
        return people;
    }

    private static void define(Api api, String key, String type, String... choices) {
        api.as("admin")
                .body(Map.of("key", key, "label", key, "type", type, "choices", List.of(choices)))
                .post("/api/v1/custom-fields")
                .then()
                .statusCode(201);
    }
}
