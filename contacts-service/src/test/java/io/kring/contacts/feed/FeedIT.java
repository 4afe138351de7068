package io.kring.contacts.feed;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class FeedIT {
    private static final String ANN =
            "{\"givenName\": \"Ann\", \"familyName\": \"Visser\", \"emails\": [\"ann@example.org\"]}";

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
    void whatHappensToPeopleIsReadInOrder() {
        // Given
        var ann = api.contact(ANN);
        // When
        partner.change(ann, "{\"city\": \"Sneek\"}");
        partner.withdraw(ann);
        partner.delete(ann);
        // Then
        await().untilAsserted(() -> assertThat(partner.all().getList("items.type"))
                .containsExactly(
                        "contact.created.v1",
                        "contact.updated.v1",
                        "contact.consent-changed.v1",
                        "contact.deleted.v1"));
        var feed = partner.all();
        assertThat(feed.getList("items.contactId")).containsOnly(ann);
        assertThat(feed.getString("items[0].data.familyName")).isEqualTo("Visser");
        assertThat(feed.getString("items[1].data.city")).isEqualTo("Sneek");
        assertThat(feed.getInt("items[1].data.version")).isEqualTo(1);
        assertThat(feed.getString("items[2].data.source")).isEqualTo("sms:+31612345678");
        assertThat(feed.getList("items.eventId")).doesNotHaveDuplicates();
    }

    @Test
    void aMergeAndWhatUndoesItArePassedOnWithoutNames() {
        // Given
        var ann = api.contact(ANN);
        var twin = api.contact("{\"familyName\": \"Fisser\", \"city\": \"Oulu\"}");
        partner.by("admin")
                .header("If-Match", "*")
                .body("{\"merge\": [{\"contactId\": \"" + twin + "\", \"version\": 0}]}")
                .post("/api/v1/contacts/" + ann + "/merge")
                .then()
                .statusCode(200);
        // When
        partner.by("admin").post("/api/v1/contacts/" + twin + "/unmerge").then().statusCode(200);
        // Then
        await().untilAsserted(() ->
                assertThat(partner.all().getList("items.type")).contains("contact.merged.v1", "contact.unmerged.v1"));
        var merged = partner.page(Map.of("type", "contact.merged.v1"));
        assertThat(merged.getList("items.contactId")).containsExactly(twin);
        assertThat(merged.getString("items[0].data.survivorId")).isEqualTo(ann);
        assertThat(merged.getMap("items[0].data")).doesNotContainKey("name");
        var unmerged = partner.page(Map.of("type", "contact.unmerged.v1"));
        assertThat(unmerged.getList("items.contactId")).containsExactly(ann);
        assertThat(unmerged.getString("items[0].data.restored[0].contactId")).isEqualTo(twin);
        assertThat(unmerged.getMap("items[0].data.restored[0]")).doesNotContainKey("name");
    }

    @Test
    void theNextPageIsAlwaysThere() {
        // Given
        var empty = partner.page(Map.of());
        assertThat(empty.getList("items")).isEmpty();
        var ann = api.contact(ANN);
        partner.change(ann, "{\"city\": \"Sneek\"}");
        partner.change(ann, "{\"city\": \"Joure\"}");
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(3));
        // When
        var next = empty.getString("next");
        var read = new ArrayList<String>();
        for (var one = 0; one < 3; one++) {
            var page = partner.page(Map.of("after", next, "limit", 1));
            read.addAll(page.getList("items.eventId", String.class));
            next = page.getString("next");
        }
        // Then
        assertThat(read).isEqualTo(partner.all().getList("items.eventId", String.class));
        var last = partner.page(Map.of("after", next));
        assertThat(last.getList("items")).isEmpty();
        assertThat(last.getString("next")).isEqualTo(next);
    }

    @Test
    void oneTypeIsRead() {
        // Given
        var ann = api.contact(ANN);
        partner.change(ann, "{\"city\": \"Sneek\"}");
        api.contact("{\"familyName\": \"Bakker\"}");
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(3));
        // When
        var created = partner.page(Map.of("type", "contact.created.v1", "limit", 2));
        // Then
        assertThat(created.getList("items.data.familyName")).containsExactlyInAnyOrder("Visser", "Bakker");
        assertThat(partner.page(Map.of("type", "contact.deleted.v1")).getList("items"))
                .isEmpty();
    }

    @Test
    void numbersStayAsTheyAre() {
        // Given
        partner.by("admin")
                .body("{\"key\": \"sail\", \"label\": \"Sail\", \"type\": \"number\"}")
                .post("/api/v1/custom-fields")
                .then()
                .statusCode(201);
        // When
        api.contact("{\"familyName\": \"Visser\", \"custom\": {\"sail\": 123456789012.125}}");
        // Then
        await().untilAsserted(() -> partner.get(Map.of()).then().body(containsString("123456789012.125")));
    }

    @Test
    void aClosedFeedKeepsNothing() {
        // Given
        var closed = Partner.ofNewTenant();
        // When
        closed.api().contact(ANN);
        api.contact(ANN);
        // Then
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(1));
        await().untilAsserted(() -> assertThat(count("inbox where listener = 'search' and tenant_id = ?", closed))
                .isEqualTo(1));
        assertThat(count("inbox where listener = 'feed' and tenant_id = ?", closed))
                .isZero();
        assertThat(count("partner_event where tenant_id = ?", closed)).isZero();
        closed.get(Map.of())
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("PUT /events/contacts/feed"));
    }

    @Test
    void whatWasKeptGoesWhenTheFeedIsClosed() {
        // Given
        api.contact(ANN);
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(1));
        var next = partner.all().getString("next");
        // When
        partner.close().then().statusCode(204);
        // Then
        assertThat(count("partner_event where tenant_id = ?", partner)).isZero();
        partner.get(Map.of()).then().statusCode(409);
        partner.get(Map.of("after", next)).then().statusCode(409);
        partner.open().then().statusCode(204);
        partner.get(Map.of("after", next)).then().statusCode(410).body("detail", containsString("begin again"));
        assertThat(partner.all().getList("items")).isEmpty();
    }

    @Test
    void openingItAgainChangesNothing() {
        // Given
        api.contact(ANN);
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(1));
        // When
        partner.by("admin").put("/api/v1/events/contacts/feed").then().statusCode(204);
        // Then
        assertThat(partner.all().getList("items")).hasSize(1);
        assertThat(count("partner_feed where opened_by = 'webshop' and tenant_id = ?", partner))
                .isEqualTo(1);
    }

    @Test
    void othersReadNothingOfIt() {
        // Given
        var other = Partner.ofNewTenant();
        other.open().then().statusCode(204);
        // When
        api.contact(ANN);
        // Then
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(1));
        assertThat(other.all().getList("items")).isEmpty();
        assertThat(other.page(Map.of("after", partner.page(Map.of()).getString("next")))
                        .getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,sales",
        "GET,marketing",
        "GET,support",
        "GET,analyst",
        "PUT,sales",
        "DELETE,sales",
        "DELETE,partner"
    })
    void otherRolesAreRefused(String method, String role) {
        // When
        var answer = api.by("joost", role)
                .request(method, "/api/v1/events/contacts" + (method.equals("GET") ? "" : "/feed"));
        // Then
        answer.then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "after,x",
        "after,MQ",
        "after,LTE.LTE",
        "after,MQ.LTE",
        "after,MQ.MQ.MQ",
        "after,OTk5OTk5OTk5OTk5OTk5OTk5OTk5.MQ",
        "after,../../etc/passwd",
        "limit,0",
        "limit,501",
        "limit,x",
        "type,contact.snapshot.v1",
        "type,x"
    })
    void nonsenseIsNamed(String parameter, String value) {
        partner.get(Map.of(parameter, value))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MQ.MQ", "OTIyMzM3MjAzNjg1NDc3NTgwNw.MQ"})
    void aPlaceOfAnotherTimeIsGone(String after) {
        partner.get(Map.of("after", after)).then().statusCode(410).contentType("application/problem+json");
    }

    @Test
    void whoWasErasedIsToldToBeGoneAndNothingElse() {
        // Given
        var ann = api.contact(ANN);
        var bo = api.contact("{\"familyName\": \"Bakker\", \"emails\": [\"bo@example.org\"]}");
        partner.withdraw(ann);
        await().untilAsserted(() -> assertThat(partner.all().getList("items")).hasSize(3));
        // When
        partner.by("admin")
                .body("{\"reason\": \"objection\"}")
                .post("/api/v1/contacts/" + ann + "/erasure")
                .then()
                .statusCode(202);
        // Then
        await().untilAsserted(() -> assertThat(partner.all().getList("items.type"))
                .containsExactly("contact.created.v1", "contact.deleted.v1"));
        assertThat(partner.all().getList("items.contactId")).containsExactly(bo, ann);
        partner.get(Map.of()).then().body(not(containsString("Visser")));
    }

    private int count(String rows, Partner of) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + rows)
                .bind(0, of.api().tenant())
                .mapTo(Integer.class)
                .one());
    }
}
