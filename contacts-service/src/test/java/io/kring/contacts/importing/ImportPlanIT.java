package io.kring.contacts.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ImportPlanIT {
    private final Api api = Api.ofNewTenant();
    private final Imports imports = new Imports(api);

    @Test
    void howAFileIsReadIsShownAndChangedBeforeItIsImported() {
        // Given
        var draft = imports.send("Record ID,Naam,Telefoon\n17,Sjoukje Hoekstra,06 1234 5678\n", "start=false");
        draft.then()
                .statusCode(201)
                .body("status", equalTo("draft"))
                .body("read", equalTo(0))
                .body("regions", contains("NL"))
                .body("columns.column", contains("Record ID", "Naam", "Telefoon"))
                .body("columns.field", contains(null, "fullName", "phone"))
                .body("firstRows", contains(List.of("17", "Sjoukje Hoekstra", "06 1234 5678")));

        // When
        var changed = api.as("marketing").body("""
                        {"columns": [{"column": "Record ID", "field": "externalId", "transform": "'hubspot:' + value"},
                                     {"column": "Naam", "field": "fullName"}, {"column": "Telefoon"},
                                     {"column": "made", "field": "tags", "transform": "'fair'"}]}""").patch(Imports.location(draft));
        var done = imports.start(draft);

        // Then
        changed.then().statusCode(200).body("columns.field", contains("externalId", "fullName", null, "tags"));
        assertThat(Imports.counts(done)).containsExactly(1, 1, 0, 0, 0);
        api.as("sales")
                .get("/api/v1/contacts")
                .then()
                .body("items", hasSize(1))
                .body("items[0].familyName", equalTo("Hoekstra"))
                .body("items[0].externalIds", contains("hubspot:17"))
                .body("items[0].phones", empty())
                .body("items[0].tags", contains("fair"));
        api.as("marketing").get(Imports.location(draft)).then().body("firstRows", empty());
    }

    @Test
    void howAFileIsReadIsChangedAfterADryRun() {
        // Given
        var dry = imports.send("Name,Other\nAnn,nobody\nBea,b@example.org\n", "dryRun=true");
        assertThat(Imports.counts(dry.jsonPath())).containsExactly(2, 2, 0, 0, 0);

        // When
        api.as("marketing")
                .body("""
                        {"columns": [{"column": "Name", "field": "fullName"}, {"column": "Other", "field": "email"}]}""")
                .patch(Imports.location(dry))
                .then()
                .body("status", equalTo("draft"))
                .body("read", equalTo(0));
        var again = imports.start(dry);
        var real = imports.start(dry);

        // Then
        assertThat(again.getBoolean("dryRun")).isTrue();
        assertThat(Imports.counts(again)).containsExactly(2, 1, 0, 0, 1);
        assertThat(Imports.counts(real)).containsExactly(2, 1, 0, 0, 1);
        api.as("sales").get("/api/v1/contacts").then().body("items", hasSize(1));
    }

    @Test
    void howAFileIsReadIsSettledOnceItIsStarted() {
        // Given
        var done = imports.send("Email\na@example.org\n", "");

        // When
        var late = api.as("marketing").body("{\"regions\": [\"FI\"]}").patch(Imports.location(done));

        // Then
        late.then().statusCode(409).body("errors[0].field", equalTo("status"));
        imports.action(done, "start").then().statusCode(409);
        imports.action(done, "pause").then().statusCode(409);
        imports.action(done, "cancel").then().statusCode(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"columns\": []}                                         | columns",
                "{\"columns\": [{\"column\": \"Email\"}]}                  | columns",
                "{\"columns\": [{\"column\": \"Email\", \"field\": \"x\"}]}| columns[0].field",
                "{\"columns\": [{\"column\": \"Email\", \"field\": \"email\", \"transform\": \"1\"}]}| columns[0].transform",
                "{\"regions\": [\"XX\"]}                                   | regions",
                "{\"regions\": []}                                         | regions",
                "{\"onMatch\": null}                                       | onMatch",
                "{\"onMatch\": \"x\"}                                      | onMatch",
                "{\"more\": 1}                                             | more",
            })
    void howAFileCannotBeReadIsRefused(String patch, String field) {
        var draft = imports.send("Email\na@example.org\n", "start=false");
        api.as("marketing")
                .body(patch)
                .patch(Imports.location(draft))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }
}
