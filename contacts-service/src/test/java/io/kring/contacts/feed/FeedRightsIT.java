package io.kring.contacts.feed;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.kring.contacts.Api;
import io.kring.contacts.permission.Settings;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads the feed is told of nobody and nothing that they may not see anywhere else. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class FeedRightsIT {
    private static final String OWN = "{\"rows\": \"own\"}";

    private final Partner partner = Partner.ofNewTenant();
    private final Api api = partner.api();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @BeforeEach
    void open() {
        partner.open().then().statusCode(204);
    }

    @Test
    void peopleOfOthersAreLeftOut() {
        // Given
        var hers = api.contact("{\"familyName\": \"Visser\", \"owner\": \"webshop\"}");
        var his = api.contact("{\"familyName\": \"Bakker\", \"owner\": \"joost\"}");
        partner.change(his, "{\"city\": \"Sneek\"}");
        partner.delete(his);
        awaitEvents(4);
        // When
        Settings.set(api, "partner", OWN);
        // Then
        assertThat(partner.all().getList("items.contactId")).containsExactly(hers);
        assertThat(partner.page(Map.of("limit", 1)).getList("items")).hasSize(1);
        assertThat(readAsAdmin().getList("items")).hasSize(4);
    }

    @Test
    void whoIsGivenToSomebodyElseIsHeardOfNoMore() {
        // Given
        Settings.set(api, "partner", OWN);
        var hers = api.contact("{\"familyName\": \"Visser\", \"owner\": \"webshop\"}");
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(1));
        var next = partner.all().getString("next");
        partner.change(hers, "{\"owner\": \"joost\"}");
        awaitEvents(2);
        var without = partner.page(Map.of("after", next));
        // When
        partner.change(hers, "{\"owner\": \"webshop\"}");
        // Then
        assertThat(without.getList("items")).isEmpty();
        await().untilAsserted(() -> assertThat(
                        partner.page(Map.of("after", without.getString("next"))).getList("items.data.owner"))
                .containsExactly("webshop"));
    }

    @Test
    void readingGoesOnPastWhatIsLeftOut() {
        // Given
        var hers = api.contact("{\"familyName\": \"Visser\", \"owner\": \"webshop\"}");
        var his = api.contact("{\"familyName\": \"Bakker\", \"owner\": \"joost\"}");
        awaitEvents(2);
        jdbi.useHandle(handle -> handle.execute("""
                insert into partner_event (tenant_id, id, type, contact_id, occurred_at, payload)
                select ?, gen_random_uuid(), 'contact.updated.v1', case n when 2600 then cast(? as uuid) else cast(? as uuid) end, now(), '{}'
                from generate_series(1, 2600) n""", api.tenant(), hers, his));
        Settings.set(api, "partner", OWN);
        var start = partner.page(Map.of("limit", 1)).getString("next");
        await().untilAsserted(() -> assertThat(
                        partner.page(Map.of("after", start, "limit", 5)).getString("next"))
                .isNotEqualTo(start));
        // When
        var first = partner.page(Map.of("after", start, "limit", 5));
        var second = partner.page(Map.of("after", first.getString("next"), "limit", 5));
        // Then
        assertThat(first.getList("items")).isEmpty();
        assertThat(second.getList("items.contactId")).containsExactly(hers);
    }

    @Test
    void thatSomebodyWasErasedIsToldToAll() {
        // Given
        Settings.set(api, "partner", OWN);
        var his = api.contact("{\"familyName\": \"Bakker\", \"owner\": \"joost\"}");
        awaitEvents(1);
        // When
        partner.by("admin")
                .body("{\"reason\": \"objection\"}")
                .post("/api/v1/contacts/" + his + "/erasure")
                .then()
                .statusCode(202);
        // Then
        await().untilAsserted(() -> partner.get(Map.of())
                .then()
                .body("items.type", contains("contact.deleted.v1"))
                .body("items.contactId", contains(his))
                .body(not(containsString("Bakker"))));
    }

    @Test
    void hiddenFieldsAreTakenOut() {
        // Given
        var ann = api.contact("""
                {"familyName": "Visser", "birthDate": "1985-06-01", "emails": ["ann@example.org"], "city": "Sneek"}""");
        partner.withdraw(ann);
        awaitEvents(2);
        // When
        Settings.set(api, "partner", """
                {"rows": "all", "fields": {"birthDate": {"access": "hidden"}, "emails": {"access": "hidden"}}}""");
        // Then
        partner.get(Map.of())
                .then()
                .body("items", hasSize(2))
                .body("items[0].data.city", equalTo("Sneek"))
                .body("items[1].data.state", equalTo("withdrawn"))
                .body(not(containsString("1985")))
                .body(not(containsString("ann@")))
                .body(not(containsString("+31612345678")));
        assertThat(readAsAdmin().getString("items[0].data.birthDate")).isEqualTo("1985-06-01");
        assertThat(readAsAdmin().getString("items[1].data.source")).isEqualTo("sms:+31612345678");
    }

    @Test
    void whereConsentIsHiddenItsEventsAreLeftOut() {
        // Given
        var ann = api.contact("{\"familyName\": \"Visser\"}");
        partner.withdraw(ann);
        partner.change(ann, "{\"city\": \"Sneek\"}");
        awaitEvents(3);
        // When
        Settings.set(api, "partner", "{\"rows\": \"all\", \"fields\": {\"consents\": {\"access\": \"hidden\"}}}");
        // Then
        partner.get(Map.of())
                .then()
                .body("items.type", contains("contact.created.v1", "contact.updated.v1"))
                .body(not(containsString("withdrawn")));
    }

    @Test
    void readsOfSensitiveFieldsAreWrittenDown() {
        // Given
        var ann = api.contact("{\"familyName\": \"Visser\", \"birthDate\": \"1985-06-01\"}");
        var bo = api.contact("{\"familyName\": \"Bakker\"}");
        partner.withdraw(bo);
        awaitEvents(3);
        Settings.set(api, "partner", """
                {"rows": "all", "fields": {"birthDate": {"access": "full", "sensitive": true},
                 "consents": {"access": "full", "sensitive": true}}}""");
        // When
        partner.get(Map.of()).then().statusCode(200).body("items", hasSize(3));
        // Then
        api.as("admin")
                .get("/api/v1/audit/reads")
                .then()
                .body("items.user", contains("webshop", "webshop"))
                .body("items.path", contains("/api/v1/events/contacts", "/api/v1/events/contacts"))
                .body("items.fields.flatten()", containsInAnyOrder("birthDate", "consents"))
                .body("items.find { it.fields == ['birthDate'] }.contactIds", contains(ann))
                .body("items.find { it.fields == ['consents'] }.contactIds", contains(bo));
    }

    @Test
    void whatCannotBeWrittenDownIsNotAnswered() {
        // Given
        partner.withdraw(api.contact("{\"familyName\": \"Visser\"}"));
        awaitEvents(2);
        Settings.set(
                api,
                "partner",
                "{\"rows\": \"all\", \"fields\": {\"consents\": {\"access\": \"full\", \"sensitive\": true}}}");
        jdbi.useHandle(handle -> handle.execute(
                "alter table access_log add constraint unwritable check (tenant_id <> '" + api.tenant() + "')"));
        try {
            // When
            var answer = partner.get(Map.of("type", "contact.consent-changed.v1"));
            // Then
            answer.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body(not(containsString("withdrawn")));
        } finally {
            jdbi.useHandle(handle -> handle.execute("alter table access_log drop constraint unwritable"));
        }
    }

    private JsonPath readAsAdmin() {
        return partner.by("admin").get("/api/v1/events/contacts").jsonPath();
    }

    private void awaitEvents(int count) {
        await().untilAsserted(() -> assertThat(readAsAdmin().getList("items")).hasSize(count));
    }
}
