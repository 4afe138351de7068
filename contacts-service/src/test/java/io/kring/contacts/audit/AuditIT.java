package io.kring.contacts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.kring.contacts.Api;
import io.kring.contacts.permission.Settings;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class AuditIT {
    private static final String SENSITIVE =
            "{\"rows\": \"all\", \"fields\": {\"birthDate\": {\"access\": \"full\", \"sensitive\": true}, \"timeline\": {\"access\": \"full\", \"sensitive\": true}}}";

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    private final Api api = Api.ofNewTenant();
    private String ann = "";
    private String bo = "";

    @BeforeEach
    void people() {
        ann = add("{\"familyName\": \"Visser\", \"birthDate\": \"1985-06-01\"}");
        bo = add("{\"familyName\": \"Bakker\", \"city\": \"Sneek\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contacts",
                "/contacts/ID",
                "/contacts/ID/history",
                "/contacts/ID?asOf=2999-01-01",
                "/contacts/ID/timeline",
                "/exports/contacts",
                "/exports/contacts?format=vcard"
            })
    void everyReadOfASensitiveFieldIsWrittenDown(String path) {
        // Given
        Settings.set(api, "sales", SENSITIVE);
        // When
        api.by("joost", "sales").get("/api/v1" + path.replace("ID", ann)).then().statusCode(200);
        // Then
        var field = path.contains("timeline") ? "timeline" : "birthDate";
        reads().body("items", hasSize(1))
                .body("items[0].user", equalTo("joost"))
                .body("items[0].method", equalTo("GET"))
                .body(
                        "items[0].path",
                        equalTo("/api/v1" + path.replace("ID", ann).replaceFirst("\\?.*", "")))
                .body("items[0].fields", contains(field))
                .body("items[0].people", equalTo(1))
                .body("items[0].contactIds", contains(ann))
                .body("items[0].origin", notNullValue());
        api.as("admin").get("/api/v1/contacts/" + ann + "/reads").then().body("items", hasSize(1));
        api.as("admin").get("/api/v1/contacts/" + bo + "/reads").then().body("items", empty());
    }

    @Test
    void aSearchThatShowsASensitiveFieldIsARead() {
        // Given
        Settings.set(
                api,
                "sales",
                "{\"rows\": \"all\", \"fields\": {\"familyName\": {\"access\": \"full\", \"sensitive\": true}}}");
        // When
        var draft =
                api.by("joost", "sales").queryParam("filter", "city == 'Sneek'").get("/api/v1/contacts");
        // Then
        draft.then().statusCode(200);
        reads().body("items", hasSize(1))
                .body("items[0].query", containsString("Sneek"))
                .body("items[0].contactIds", contains(bo));
    }

    @Test
    void nothingIsWrittenDownWhereNothingSensitiveIsRead() {
        // Given
        Settings.set(api, "sales", SENSITIVE);
        // When
        api.by("joost", "sales").get("/api/v1/contacts/" + bo).then().statusCode(200);
        // Then
        api.by("pim", "support").get("/api/v1/contacts/" + ann).then().statusCode(200);
        api.by("joost", "sales")
                .get("/api/v1/contacts/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        reads().body("items", empty());
    }

    @Test
    void administratorsAreWrittenDownLikeOthers() {
        // Given
        Settings.set(api, "admin", SENSITIVE);
        // When
        api.as("admin").get("/api/v1/contacts/" + ann).then().statusCode(200);
        // Then
        reads().body("items.user", contains("sara"));
    }

    @Test
    void readsAreFiltered() {
        // Given
        Settings.set(api, "sales", SENSITIVE);
        for (var user : List.of("joost", "pim")) {
            api.by(user, "sales").get("/api/v1/contacts/" + ann).then().statusCode(200);
        }
        // When
        var filtered = api.as("admin")
                .queryParam(
                        "filter",
                        "user == 'pim' && 'birthDate' in fields && '%s' in contactIds && at > now - duration('1h')"
                                .formatted(ann))
                .get("/api/v1/audit/reads");
        // Then
        filtered.then().statusCode(200).body("items.user", contains("pim"));
        var page = api.as("admin").queryParam("limit", 1).get("/api/v1/audit/reads");
        page.then().body("items.user", contains("pim"));
        api.as("admin")
                .queryParam("after", page.<String>path("next"))
                .get("/api/v1/audit/reads")
                .then()
                .body("items.user", contains("joost"));
        Api.ofNewTenant().as("admin").get("/api/v1/audit/reads").then().body("items", empty());
    }

    @Test
    void whatCannotBeWrittenDownIsNotAnswered() {
        // Given
        Settings.set(api, "sales", SENSITIVE);
        jdbi.useHandle(handle -> handle.execute(
                "alter table access_log add constraint broken check (tenant_id <> '" + api.tenant() + "')"));
        try {
            // When
            var answer = api.by("joost", "sales").get("/api/v1/contacts/" + ann);
            // Then
            answer.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body(not(containsString("1985")));
            api.by("joost", "sales").get("/api/v1/contacts/" + bo).then().statusCode(200);
        } finally {
            jdbi.useHandle(handle -> handle.execute("alter table access_log drop constraint broken"));
        }
    }

    @Test
    void theLogIsOnlyAddedTo() {
        // Given
        Settings.set(api, "sales", SENSITIVE);
        api.by("joost", "sales").get("/api/v1/contacts/" + ann).then().statusCode(200);
        // Then
        assertThatThrownBy(() -> jdbi.useHandle(handle ->
                        handle.execute("update access_log set user_name = 'nobody' where tenant_id = ?", api.tenant())))
                .hasMessageContaining("only added to");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whereNothingIsSensitiveAReadIsOneQuery() {
        // Given
        var path = "/api/v1/contacts/" + ann;
        var statements = new ConcurrentLinkedQueue<String>();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext statement) {
                statements.add(statement.getRenderedSql());
            }
        });
        try {
            await().untilAsserted(() -> {
                api.by("joost", "sales").get(path);
                statements.clear();
                // When
                api.by("joost", "sales").get(path).then().statusCode(200);
                // Then
                assertThat(statements.stream().filter(sql -> sql.contains("c.id = any")))
                        .hasSize(1);
                assertThat(statements)
                        .noneMatch(sql -> sql.contains("access_log")
                                || sql.contains("role_permission")
                                || sql.contains("from team")
                                || sql.contains("contact_merge"));
            });
        } finally {
            jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
    }

    private int count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from access_log where tenant_id = ?")
                .bind(0, api.tenant())
                .mapTo(Integer.class)
                .one());
    }

    private ValidatableResponse reads() {
        return api.as("admin").get("/api/v1/audit/reads").then().statusCode(200);
    }

    private String add(String person) {
        return api.by("aino", "support").body(person).post("/api/v1/contacts").path("contactId");
    }
}
