package io.kring.contacts.quality;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class QualityIT {
    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Inject
    @SuppressWarnings("NullAway.Init")
    QualityService service;

    @Test
    void theReportTellsOfTheLastMeasurement() {
        // Given
        api.as("admin")
                .body("{\"key\": \"boat\", \"label\": \"Boat\", \"type\": \"text\"}")
                .post("/api/v1/custom-fields");
        api.contact("""
                {"givenName": "Sjoukje", "familyName": "Hoekstra", "emails": ["sjoukje@sails.nl"], "phones": ["+31612345678"],
                 "street": "Kade 1", "postcode": "8601 AB", "city": "Sneek", "country": "NL", "birthDate": "1980-05-17",
                 "language": "fy", "owner": "sara", "companies": [{"name": "Sails"}], "custom": {"boat": "Tjotter"},
                 "consents": [{"channel": "sms", "purpose": "marketing", "state": "granted",
                               "proof": {"source": "user:sara", "text": "Yes"}}]}""");
        api.contact("{\"givenName\": \"TEST\", \"emails\": [\"info@example.org\"]}");
        api.as("analyst")
                .get("/api/v1/data-quality")
                .then()
                .statusCode(200)
                .body("measuredAt", nullValue())
                .body("people", equalTo(0));

        // When
        api.as("analyst").post("/api/v1/data-quality/measurements").then().statusCode(202);

        // Then
        await().untilAsserted(() ->
                api.as("analyst").get("/api/v1/data-quality").then().body("measuredAt", notNullValue()));
        api.as("sales")
                .get("/api/v1/data-quality")
                .then()
                .body("people", equalTo(2))
                .body("formula", containsString("weight"))
                .body("fields.find {it.field == 'name'}.complete", equalTo(2))
                .body("fields.find {it.field == 'name'}.valid", equalTo(1))
                .body("fields.find {it.field == 'email'}.valid", equalTo(1))
                .body("fields.findAll {it.field != 'name' && it.field != 'email'}.valid.unique()", equalTo(List.of(1)))
                .body("score", equalTo(50.0f))
                .body("custom[0].field", equalTo("boat"))
                .body("custom[0].complete", equalTo(1))
                .body("issues.find {it.issue == 'email.role'}.people", equalTo(1))
                .body("issues.find {it.issue == 'consent.missing'}.people", equalTo(1));
    }

    @Test
    void whoMayBeWrongIsListedWithTheReasons() {
        // Given
        var test = api.contact(
                "{\"givenName\": \"Test\", \"familyName\": \"Visser\", \"city\": \"Sneek\", \"owner\": \"sara\"}");
        var role = api.contact("{\"givenName\": \"Jan\", \"familyName\": \"Visser\", \"emails\": [\"info@sails.nl\"]}");

        // When
        var placeholders =
                api.as("sales").queryParam("issue", "name.placeholder").get("/api/v1/data-quality/records");
        var filtered = api.as("sales").queryParam("filter", "city == null").get("/api/v1/data-quality/records");

        // Then
        placeholders.then().body("items.contactId", equalTo(List.of(test))).body("next", nullValue());
        assertThat(placeholders.jsonPath().getList("items[0].issues.issue"))
                .contains("name.placeholder", "email.missing")
                .doesNotContain("owner.missing", "name.partial");
        assertThat(placeholders.jsonPath().getString("items[0].issues.find {it.issue == 'name.placeholder'}.kind"))
                .isEqualTo("suspicious");
        filtered.then().body("items.contactId", equalTo(List.of(role)));
    }

    @Test
    void aLongListIsReadPageByPage() {
        // Given
        jdbi.useHandle(handle -> handle.execute("""
                insert into contact (tenant_id, id, version, given_name, family_name, created_at, updated_at)
                select ?, cast(lpad(to_hex(n), 32, '0') as uuid), 0, case when n % 2500 = 0 then 'Test' else 'Jan' end, 'Visser', now(), now()
                from generate_series(1, 30000) n""", api.tenant()));

        // When
        var found = new ArrayList<String>();
        var pages = 0;
        for (var after = ""; after != null; pages++) {
            var page = api.as("sales")
                    .get("/api/v1/data-quality/records?issue=name.placeholder&limit=5" + after)
                    .jsonPath();
            found.addAll(page.getList("items.contactId"));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }

        // Then
        assertThat(found).hasSize(12).doesNotHaveDuplicates().isSorted();
        assertThat(pages).isEqualTo(3);
        var sparse = api.as("sales").queryParam("issue", "email.role").get("/api/v1/data-quality/records");
        sparse.then().body("items", empty()).body("next", notNullValue());
    }

    @Test
    void theTrendHasTheLastMeasurementOfEachDay() {
        // Given
        api.contact("{\"givenName\": \"Jan\", \"familyName\": \"Visser\"}");
        service.measureDue();
        jdbi.useHandle(handle -> handle.execute(
                "update quality_measurement set day = '2026-03-01', score = 1 where tenant_id = ?", api.tenant()));

        // When
        service.measureDue();
        service.measureDue();

        // Then
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        api.as("analyst")
                .get("/api/v1/data-quality/trend?from=2026-02-01")
                .then()
                .statusCode(200)
                .body("items.day", equalTo(List.of("2026-03-01", today)))
                .body("items[1].people", equalTo(1))
                .body("items[1].valid.name", equalTo(1));
        api.as("analyst").get("/api/v1/data-quality/trend?to=2026-03-01").then().body("items", hasSize(1));
        api.as("analyst")
                .get("/api/v1/data-quality/trend?from=2026-03-02&to=2026-03-02")
                .then()
                .body("items", empty());
    }

    @Test
    void anotherTenantsPeopleAreNotMeasured() {
        // Given
        var stranger = Api.ofNewTenant();
        api.contact("{\"givenName\": \"Test\"}");
        service.measureDue();

        // When
        var records = stranger.as("admin").get("/api/v1/data-quality/records");

        // Then
        records.then().statusCode(200).body("items", empty());
        stranger.as("admin").get("/api/v1/data-quality").then().body("measuredAt", nullValue());
        stranger.as("admin").get("/api/v1/data-quality/trend").then().body("items", empty());
        stranger.as("partner").get("/api/v1/data-quality").then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "records,issue,nothing",
        "records,filter,city >",
        "records,limit,0",
        "records,after,x",
        "trend,from,yesterday",
        "trend,to,2026-13-01",
        "trend,from,2999-01-01",
        "trend,to,+999999999-01-01"
    })
    void aParameterThatMakesNoSenseIsNamed(String list, String parameter, String value) {
        api.as("sales")
                .queryParam(parameter, value)
                .get("/api/v1/data-quality/" + list)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(parameter));
    }
}
