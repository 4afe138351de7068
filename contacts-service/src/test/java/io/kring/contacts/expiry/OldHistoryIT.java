package io.kring.contacts.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.contacts.Api;
import io.kring.platform.retention.AgingStores;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class OldHistoryIT {
    @Inject
    Jdbi jdbi;

    @Inject
    AgingStores stores;

    private final Api api = Api.ofNewTenant();
    private Past past;

    @BeforeEach
    void begin() {
        past = new Past(api, jdbi, stores);
    }

    @Test
    void whoAsksWithinThePeriodGetsTheSameAnswer() {
        // Given
        var contact = person("Sneek");
        past.setBack(100);
        change(contact, "Oulu");
        past.setBack(100);
        change(contact, "Turku");
        past.setBack(100);
        assertThat(city(contact, 150)).isEqualTo("Oulu");

        // When
        past.expire("contact_version", 160, 1);

        // Then
        assertThat(past.count("contact_version")).isEqualTo(1);
        assertThat(city(contact, 150)).isEqualTo("Oulu");
        assertThat(city(contact, 50)).isEqualTo("Turku");
        api.as("sales").get(path(contact) + "?asOf=" + Past.daysAgo(250)).then().statusCode(404);
        api.as("sales")
                .get(path(contact) + "/history")
                .then()
                .body("items", hasSize(2))
                .body("items[0].fields.field", equalTo(List.of("city")))
                .body("items[1].fields", empty());
    }

    @Test
    void aChangeFromWhatIsForgottenIsNotUndone() {
        // Given
        var contact = person("Sneek");
        change(contact, "Oulu");
        var change = api.as("sales").get(path(contact)).<String>path("change.id");
        past.setBack(100);
        past.expire("contact_version", 50, 10);

        // When
        var undone = api.as("sales").post("/api/v1/changes/" + change + "/undo");

        // Then
        undone.then().statusCode(200).body("conflicts", hasSize(1)).body("conflicts[0].contactId", equalTo(contact));
        api.as("sales").get(path(contact)).then().statusCode(200).body("city", equalTo("Oulu"));
    }

    @Test
    void aMergeOfPeopleWhoAreForgottenIsNotUndone() {
        // Given
        var survivor = person("Sneek");
        var other = person("Oulu");
        api.as("sales")
                .header("If-Match", "*")
                .body("{\"merge\": [{\"contactId\": \"" + other + "\", \"version\": 0}]}")
                .post(path(survivor) + "/merge")
                .then()
                .statusCode(200);
        past.setBack(100);
        past.expire("contact_version", 50, 10);
        past.expire("deleted_contact", 50, 10);

        // When
        var undone = api.as("sales").post(path(survivor) + "/unmerge");

        // Then
        undone.then().statusCode(409);
        api.as("sales").get(path(survivor) + "/merges").then().body("items[0].undoneAt", equalTo(null));
        api.as("sales").redirects().follow(false).get(path(other)).then().statusCode(307);
    }

    @Test
    void whatIsLeftOfWhoWasDeletedGoesAtOnce() {
        // Given
        var contact = person("Sneek");
        change(contact, "Oulu");
        var change = api.as("sales").get(path(contact)).<String>path("change.id");
        past.setBack(400);
        api.as("sales").header("If-Match", "*").delete(path(contact)).then().statusCode(204);
        past.setBack(100);
        assertThat(past.find("contact_version", 50).rows()).isZero();
        assertThat(past.find("deleted_contact", 150).rows()).isZero();
        assertThat(past.find("deleted_contact", 50).rows()).isEqualTo(3);

        // When
        var chunks = past.expire("deleted_contact", 50, 2);

        // Then
        assertThat(chunks).containsExactly(2L, 1L, 0L);
        assertThat(past.count("contact_version")).isZero();
        api.as("sales").post("/api/v1/changes/" + change + "/undo").then().statusCode(404);
    }

    @Test
    void consentGoesOnceSomethingElseWasSaid() {
        // Given
        var contact = person("Sneek");
        consent(contact, "granted", 300);
        consent(contact, "withdrawn", 200);

        // When
        past.expire("consent_entry", 100, 10);

        // Then
        api.as("sales").get(path(contact) + "/consents").then().body("state", equalTo(List.of("withdrawn")));
        api.as("sales").get(path(contact)).then().body("consents[0].state", equalTo("withdrawn"));
    }

    @Test
    void consentOfWhoWasDeletedIsAsOldAsTheDeletion() {
        // Given
        var contact = person("Sneek");
        consent(contact, "granted", 300);
        api.as("sales").header("If-Match", "*").delete(path(contact)).then().statusCode(204);
        assertThat(past.find("consent_entry", 100).rows()).isZero();

        // When
        past.setBack(150);

        // Then
        assertThat(past.find("consent_entry", 100).rows()).isEqualTo(1);
        past.expire("consent_entry", 100, 10);
        assertThat(past.count("consent_entry")).isZero();
    }

    private String person(String city) {
        return api.contact("{\"familyName\": \"Visser\", \"city\": \"" + city + "\"}");
    }

    private void change(String contact, String city) {
        api.as("sales")
                .header("If-Match", "*")
                .body("{\"city\": \"" + city + "\"}")
                .patch(path(contact))
                .then()
                .statusCode(200);
    }

    private void consent(String contact, String state, int daysAgo) {
        api.as("sales")
                .body("""
                        {"channel": "email", "purpose": "marketing", "state": "%s",
                         "proof": {"source": "user:sara", "text": "x", "at": "%s"}}""".formatted(state, Past.daysAgo(daysAgo)))
                .post(path(contact) + "/consents")
                .then()
                .statusCode(201);
    }

    private String city(String contact, int daysAgo) {
        return api.as("sales")
                .get(path(contact) + "?asOf=" + Past.daysAgo(daysAgo))
                .then()
                .statusCode(200)
                .extract()
                .path("city");
    }

    private static String path(String contact) {
        return "/api/v1/contacts/" + contact;
    }
}
