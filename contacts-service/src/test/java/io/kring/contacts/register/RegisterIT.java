package io.kring.contacts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class RegisterIT {
    private static final String REGISTER = "/api/v1/privacy/register";
    private static final String ENTRIES = REGISTER + "/entries";
    private static final String CONTROLLER = """
            {"name": "Sails & <b>Sons</b>", "address": "Kade 1, Sneek", "email": "privacy@sails.nl",
             "dataProtectionOfficer": {"name": "Ann Visser", "email": "ann@sails.nl"},
             "jointControllers": [{"name": "Masts"}], "securityMeasures": ["Doors are locked"]}""";

    private static final String PAYROLL = """
            {"title": "=Payroll", "purpose": "To pay <script>alert(1)</script> people", "basis": "legal-obligation",
             "people": ["Employees"], "categories": ["names", "accounts"], "recipients": ["The tax office"],
             "retention": "7 years"}""";

    private final Api api = Api.ofNewTenant();

    @Test
    void theRegisterHasWhatAllServicesKeepAndTheRulesInForce() {
        // Given
        api.as("admin")
                .header("If-Match", "\"0\"")
                .body("{\"keepFor\": \"P18M\", \"active\": true}")
                .put("/api/v1/privacy/retention/contacts-service/timeline_entry")
                .then()
                .statusCode(200);
        says();
        add(PAYROLL);

        // When
        var register = api.as("support").get(REGISTER);

        // Then
        register.then()
                .statusCode(200)
                .body("controller.name", equalTo("Sails & <b>Sons</b>"))
                .body("controller.dataProtectionOfficer.name", equalTo("Ann Visser"))
                .body("securityMeasures", hasItem("Doors are locked"))
                .body(kept("timeline_entry") + ".keepFor", equalTo("P18M"))
                .body(kept("timeline_entry") + ".enforced", equalTo(true))
                .body(kept("timeline_entry") + ".retention", equalTo("18 months after it happened"))
                .body(kept("job") + ".enforced", equalTo(false))
                .body("outside.title", equalTo(List.of("=Payroll")));
        assertThat(register.jsonPath().<String>getList("purposes.kept.flatten().service.unique()"))
                .contains(
                        "contacts-service",
                        "leads-service",
                        "campaigns-service",
                        "messaging-service",
                        "analytics-service");
    }

    @Test
    void thePageIsEscapedAndLoadsNothing() {
        // Given
        says();
        add(PAYROLL);

        // When
        var page = api.as("admin").get(REGISTER + ".html");

        // Then
        page.then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        assertThat(page.asString())
                .contains(
                        "Sails &amp; &lt;b&gt;Sons&lt;/b&gt;", "Ann Visser, ann@sails.nl", "Masts", "Doors are locked")
                .contains("To pay &lt;script&gt;", "The tax office", "contacts-service/timeline_entry", "@media print")
                .doesNotContain("<script", "<b>", "http://", "https://", "NOT_FOUND");
    }

    @Test
    void theTableHasARowForAllThatIsKept() {
        // Given
        add(PAYROLL);
        var kept = api.as("admin").get(REGISTER).jsonPath().getList("purposes.kept.flatten()");

        // When
        var table = api.as("admin").get(REGISTER + ".csv");

        // Then
        table.then().statusCode(200).contentType(containsString("text/csv"));
        var rows = CsvReader.builder().ofCsvRecord(table.asString()).stream().toList();
        assertThat(rows).hasSize(1 + kept.size() + 1).allMatch(row -> row.getFieldCount() == 13);
        assertThat(rows.getLast().getField(1)).isEqualTo("'=Payroll");
    }

    @Test
    void whoAnswersForItIsSaidOnceByOne() {
        // Given
        api.as("support")
                .get(REGISTER + "/controller")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("particulars", nullValue());
        says();

        // When
        var late = api.as("admin")
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"Oars\"}")
                .put(REGISTER + "/controller");

        // Then
        late.then().statusCode(412);
        api.as("admin").body(CONTROLLER).put(REGISTER + "/controller").then().statusCode(428);
        api.as("admin")
                .get(REGISTER + "/controller")
                .then()
                .header("ETag", "\"1\"")
                .body("particulars.name", equalTo("Sails & <b>Sons</b>"))
                .body("changedBy", equalTo("sara"));
        Api.ofNewTenant().as("admin").get(REGISTER + "/controller").then().body("particulars", nullValue());
    }

    @Test
    void entriesAreAddedChangedAndDeleted() {
        // Given
        var entry = ENTRIES + "/" + add(PAYROLL);

        // When
        var changed = api.as("admin")
                .header("If-Match", "\"0\"")
                .body("{\"retention\": null, \"title\": \"Pay\"}")
                .patch(entry);

        // Then
        changed.then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Pay"))
                .body("retention", nullValue())
                .body("people", hasSize(1));
        api.as("admin")
                .header("If-Match", "\"0\"")
                .body("{}")
                .patch(entry)
                .then()
                .statusCode(412);
        api.as("admin")
                .header("If-Match", "*")
                .body("{\"people\": []}")
                .patch(entry)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("people"));
        api.as("support").get(ENTRIES).then().body("items", hasSize(1)).body("items[0].version", equalTo(1));
        api.as("admin").delete(entry).then().statusCode(428);
        api.as("admin").header("If-Match", "\"1\"").delete(entry).then().statusCode(204);
        api.as("admin").get(entry).then().statusCode(404);
        api.as("admin").get(ENTRIES).then().body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"basis\": \"habit\"}', basis",
        "'{\"title\": \" \"}', title",
        "'{\"categories\": null}', categories",
        "'{\"people\": [\"\"]}', people[0]",
        "'{\"isAdmin\": true}', isAdmin"
    })
    void anEntryIsComplete(String patch, String field) {
        var entry = ENTRIES + "/" + add(PAYROLL);
        api.as("admin")
                .header("If-Match", "*")
                .body(patch)
                .patch(entry)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".html", ".csv", "/controller", "/entries"})
    void onlyAdminsAndSupportRead(String path) {
        api.as("sales").get(REGISTER + path).then().statusCode(403);
        api.as("support").get(REGISTER + path).then().statusCode(200);
    }

    @Test
    void onlyAdminsWrite() {
        api.as("support").body(PAYROLL).post(ENTRIES).then().statusCode(403);
        api.as("support")
                .header("If-Match", "*")
                .body(CONTROLLER)
                .put(REGISTER + "/controller")
                .then()
                .statusCode(403);
    }

    private void says() {
        api.as("admin")
                .header("If-Match", "\"0\"")
                .body(CONTROLLER)
                .put(REGISTER + "/controller")
                .then()
                .statusCode(200);
    }

    private String add(String entry) {
        return api.as("admin")
                .body(entry)
                .post(ENTRIES)
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .extract()
                .path("entryId");
    }

    private static String kept(String store) {
        return "purposes.kept.flatten().find { it.service == 'contacts-service' && it.store == '" + store + "' }";
    }
}
