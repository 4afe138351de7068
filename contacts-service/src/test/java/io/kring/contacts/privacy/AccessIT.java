package io.kring.contacts.privacy;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class AccessIT {
    private final Others others = Others.ofNewTenant();
    private final Api api = others.api();

    @Inject
    Jdbi jdbi;

    @Inject
    PrivacyTimer timer;

    @Test
    void aPackageHasWhatAllServicesKeep() throws IOException {
        // Given
        var ann = api.contact("""
                {"givenName": "Ann", "familyName": "de Vries", "emails": ["ann@example.org"], "city": "Sneek"}""");
        api.activity(ann);

        // When
        var request = others.access(ann);

        // Then
        api.as("admin").get(file(request, "json")).then().statusCode(409);
        others.handOver(request, "leads-service", 1, false, "lead", "Boat show");
        others.handOver(request, "leads-service", 2, true, "sales_order", "A <b>sloop</b>");
        for (var service : List.of("campaigns-service", "messaging-service", "analytics-service")) {
            others.handOver(request, service, 1, true, "person", "Of " + service);
        }
        others.awaitState(request, "ready");
        assertThat(others.request(request).getList("services.state")).containsOnly("answered");
        assertThat(others.request(request).getInt("services.find { it.service == 'leads-service' }.stores.size()"))
                .isEqualTo(2);

        var json = api.as("support")
                .get(file(request, "json"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(json.getList("stores.store", String.class))
                .contains("contact", "identity", "activity", "timeline_entry", "lead", "sales_order", "person");
        assertThat(json.getString("stores.find { it.store == 'contact' }.records[0].familyName"))
                .isEqualTo("de Vries");
        assertThat(json.getString("stores.find { it.store == 'contact' }.title"))
                .isEqualTo("You, as we know you");
        assertThat(json.getString("stores.find { it.store == 'activity' }.records[0].text"))
                .isEqualTo("Asks for a mooring");

        api.as("support")
                .get(file(request, "html"))
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("ann@example.org"))
                .body(containsString("A &lt;b&gt;sloop&lt;/b&gt;"));
        var entries = unzipped(api.as("support")
                .get(file(request, "zip"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        assertThat(entries).containsOnlyKeys("package.json", "package.html", "contact.vcf");
        assertThat(entries.get("contact.vcf")).contains("BEGIN:VCARD", "ann@example.org");
        assertThat(JsonPath.from(entries.get("package.json")).getString("contactId"))
                .isEqualTo(ann);
    }

    @Test
    void whoWasMergedBelongsToThePerson() {
        // Given
        var ann = api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}");
        var anna =
                api.contact("{\"familyName\": \"Fries\", \"emails\": [\"anna@example.org\", \"family@example.org\"]}");
        merge(ann, anna);

        // When
        var request = others.access(ann);

        // Then
        var asked = others.asked("privacy.access-requested.v1", request, 1);
        assertThat(asked.getList("contactIds", String.class)).containsExactlyInAnyOrder(ann, anna);
        assertThat(asked.getList("addresses", String.class))
                .containsExactlyInAnyOrder("ann@example.org", "anna@example.org", "family@example.org");
        api.as("support")
                .post("/api/v1/contacts/" + anna + "/access-requests")
                .then()
                .statusCode(404)
                .body("detail", containsString(ann));
    }

    @Test
    void anAddressOfTwoIsLookedForOfNeither() {
        // Given
        var ann = api.contact(
                "{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"], \"phones\": [\"+31515412345\"]}");
        api.contact(
                "{\"familyName\": \"Vries\", \"givenName\": \"Bob\", \"phones\": [\"+31515412345\"], \"shared\": [\"+31515412345\"]}");

        // When
        var request = others.access(ann);

        // Then
        assertThat(others.asked("privacy.access-requested.v1", request, 1).getList("addresses", String.class))
                .containsExactly("ann@example.org");
    }

    @Test
    void tenThousandEntriesComeInPartsAndAreAllThere() {
        // Given
        var ann = api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}");
        jdbi.useHandle(handle -> handle.execute("""
                insert into timeline_entry (tenant_id, contact_id, occurred_at, id, kind, summary, service, subject_id)
                select ?, ?, now() - n * interval '1 minute', gen_random_uuid(), 'message.sent', 'Message ' || n || repeat('.', 500),
                  'messaging-service', 'x' from generate_series(1, 10000) n""", api.tenant(), UUID.fromString(ann)));

        // When
        var request = others.access(ann);

        // Then
        Others.ALL.forEach(service -> others.handOver(request, service, 1, true, "person", "-"));
        others.awaitState(request, "ready");
        var parts = jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from privacy_part where tenant_id = ? and store = 'timeline_entry'""")
                .bind(0, api.tenant())
                .mapTo(Integer.class)
                .one());
        assertThat(parts).isGreaterThan(10);
        var json = api.as("support").get(file(request, "json")).jsonPath();
        assertThat(json.getList("stores.findAll { it.store == 'timeline_entry' }"))
                .hasSize(1);
        assertThat(json.getInt("stores.find { it.store == 'timeline_entry' }.records.size()"))
                .isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void aServiceThatStartsAgainReplacesWhatItHandedOver() {
        // Given
        var request = others.access(api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}"));
        others.handOver(request, "leads-service", 1, false, "lead", "Once", "Twice");

        // When
        others.handOver(request, "leads-service", 1, true, "lead", "Anew");

        // Then
        Others.ALL.subList(1, 4).forEach(service -> others.handOver(request, service, 1, true, "person", "-"));
        others.awaitState(request, "ready");
        var json = api.as("support").get(file(request, "json")).jsonPath();
        assertThat(json.getList("stores.find { it.store == 'lead' }.records.text"))
                .containsExactly("Anew");
    }

    @Test
    void aPackageIsDeletedAfterThirtyDays() {
        // Given
        var request = others.access(api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}"));
        Others.ALL.forEach(service -> others.handOver(request, service, 1, true, "person", "-"));
        others.awaitState(request, "ready");
        jdbi.useHandle(handle -> handle.execute(
                "update privacy_request set done_at = done_at - interval '31 days' where tenant_id = ?", api.tenant()));

        // When
        timer.look();

        // Then
        api.as("support").get(file(request, "json")).then().statusCode(410);
        assertThat(others.request(request).getString("state")).isEqualTo("expired");
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.createQuery("select count(*) from privacy_part where tenant_id = ?")
                                .bind(0, api.tenant())
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @Test
    void whoDidNotAnswerIsAskedAgainTheNextDay() {
        // Given
        var request = others.access(api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}"));
        others.asked("privacy.access-requested.v1", request, 1);
        jdbi.useHandle(handle -> handle.execute(
                "update privacy_round set asked_at = asked_at - interval '25 hours' where tenant_id = ?",
                api.tenant()));

        // When
        timer.look();

        // Then
        await().untilAsserted(() -> assertThat(others.events()
                        .all(
                                api.tenant(),
                                "privacy.access-requested.v1",
                                asked -> asked.path("requestId").asText().equals(request)))
                .hasSize(2));
    }

    @Test
    void requestsAreListedByKindAndState() {
        // Given
        var ann = api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}");
        var first = others.access(ann);
        var second = others.access(ann);
        others.dryRun(ann);

        // When
        var page = api.as("support")
                .get("/api/v1/privacy/requests?kind=access&state=collecting&limit=1")
                .then();

        // Then
        page.statusCode(200).body("items", hasSize(1)).body("items[0].requestId", equalTo(second));
        var next = page.extract().<String>path("next");
        api.as("support")
                .get("/api/v1/privacy/requests?kind=access&limit=1&after=" + next)
                .then()
                .body("items[0].requestId", equalTo(first));
    }

    @ParameterizedTest
    @CsvSource({
        "sales, POST, /contacts/{id}/access-requests, 403",
        "support, POST, /contacts/{id}/erasure, 403",
        "sales, GET, /privacy/requests, 403",
        "support, POST, /privacy/requests/0199a1b2-0000-7000-8000-000000000001/rescan, 403",
        "admin, POST, /privacy/requests/0199a1b2-0000-7000-8000-000000000001/rescan, 404",
        "admin, GET, /privacy/requests/0199a1b2-0000-7000-8000-000000000001, 404",
        "admin, GET, /privacy/requests/0199a1b2-0000-7000-8000-000000000001/package.zip, 404",
        "admin, GET, /privacy/requests/nobody, 404",
        "admin, GET, /privacy/requests?kind=wish, 400",
        "admin, GET, /privacy/requests?state=lost, 400",
        "admin, POST, /contacts/0199a1b2-0000-7000-8000-000000000001/access-requests, 404",
        "admin, POST, /contacts/{id}/erasure?dryRun=perhaps, 400"
    })
    void othersMayNotAndGarbageIsRefused(String role, String method, String path, int status) {
        // Given
        var ann = api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}");
        var caller = path.contains("/erasure") ? api.as(role).body("{\"reason\": \"objection\"}") : api.as(role);

        // When
        var answer = caller.request(method, "/api/v1" + path.replace("{id}", ann));

        // Then
        answer.then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"reason\": null}",
                "{\"reason\": \"because\"}",
                "{\"reason\": \"objection\", \"of\": 1}",
                "["
            })
    void anErasureNeedsAReasonOfTheLaw(String body) {
        // Given
        var ann = api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}");

        // When
        var answer = api.as("admin").body(body).post("/api/v1/contacts/" + ann + "/erasure");

        // Then
        answer.then().statusCode(400);
        api.as("admin").get("/api/v1/contacts/" + ann).then().statusCode(200);
    }

    @Test
    void anotherTenantSeesNothing() {
        // Given
        var request = others.access(api.contact("{\"familyName\": \"Vries\", \"emails\": [\"ann@example.org\"]}"));

        // When
        var stranger = Api.ofNewTenant();

        // Then
        stranger.as("admin").get("/api/v1/privacy/requests/" + request).then().statusCode(404);
        stranger.as("admin").get(file(request, "json")).then().statusCode(404);
        stranger.as("admin").get("/api/v1/privacy/requests").then().body("items", hasSize(0));
    }

    private void merge(String survivor, String other) {
        api.as("sales")
                .header("If-Match", "*")
                .body("{\"merge\": [{\"contactId\": \"" + other + "\", \"version\": 0}]}")
                .post("/api/v1/contacts/" + survivor + "/merge")
                .then()
                .statusCode(200);
    }

    private static String file(String request, String type) {
        return "/api/v1/privacy/requests/" + request + "/package." + type;
    }

    private static Map<String, String> unzipped(byte[] archive) throws IOException {
        var entries = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
