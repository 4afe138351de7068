package io.kring.contacts.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.merge.Merged;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class UnmergeIT {
    private final Merged people = new Merged();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everybodyIsAsTheyWereByEitherPath(boolean byChange) {
        // Given
        var jan =
                people.of("{\"givenName\": \"Jan\", \"emails\": [\"jan@example.org\"], \"phones\": [\"+31612345678\"],"
                        + " \"shared\": [\"+31612345678\"], \"consents\": ["
                        + Merged.consent("email", "granted", "2026-01-01T00:00:00Z") + "]}");
        var john = people.of("{\"givenName\": \"John\", \"emails\": [\"john@example.org\", \"j@example.org\"],"
                + " \"phones\": [\"+31612345678\"], \"city\": \"Sneek\", \"tags\": [\"vip\"], \"consents\": ["
                + Merged.consent("email", "withdrawn", "2026-02-01T00:00:00Z") + "]}");
        var before = List.of(state(jan), state(john));
        var change = people.merge(jan, "\"givenName\": \"" + john + "\"", john);

        // When
        var undone = byChange
                ? people.api()
                        .as("sales")
                        .post("/api/v1/changes/" + change + "/undo")
                        .then()
                        .statusCode(200)
                : people.unmerge(john);

        // Then
        undone.body("restored", equalTo(1))
                .body("revived", equalTo(1))
                .body("conflictCount", equalTo(0))
                .body("changeId", equalTo(change));
        assertThat(List.of(state(jan), state(john))).isEqualTo(before);
        people.person(john).body("version", equalTo(2));
        people.get(jan + "/consents").body("$", hasSize(1));
        people.get(jan + "/merges").body("items[0].undoneAt", notNullValue()).body("items[0].nowId", equalTo(null));
        var event = Events.shared().awaitOne(people.tenant(), "contact.unmerged.v1", data -> true);
        assertThat(event.key()).isEqualTo(people.tenant() + "/" + jan);
        assertThat(event.data().at("/restored/0/contactId").asText()).isEqualTo(john);
        assertThat(event.data().at("/restored/0/version").asInt()).isEqualTo(2);
        assertThat(event.data().at("/consents/0/state").asText()).isEqualTo("granted");
        Events.shared()
                .awaitOne(
                        people.tenant(),
                        "contact.updated.v1",
                        data -> of(data, john) && data.path("version").asInt() == 2);
        Events.shared()
                .awaitOne(
                        people.tenant(),
                        "contact.updated.v1",
                        data -> of(data, jan) && data.path("version").asInt() == 2);
        people.awaitTimeline(jan, hasItem("On their own again: John"));
    }

    @Test
    void whatCameAfterStaysWithTheSurvivor() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\", \"emails\": [\"jan@example.org\"]}");
        var john = people.of("{\"givenName\": \"John\", \"emails\": [\"john@example.org\"], \"city\": \"Sneek\","
                + " \"owner\": \"anna\"}");
        people.merge(jan, "", john);
        people.patch(
                jan,
                "{\"emails\": [\"new@example.org\", \"john@example.org\", \"jan@example.org\"], \"city\": \"Oulu\","
                        + " \"language\": \"fi\"}");

        // When
        var undone = people.unmerge(john);

        // Then
        undone.body("conflicts", hasSize(1))
                .body("conflicts[0].contactId", equalTo(jan))
                .body("conflicts[0].field", equalTo("city"))
                .body("conflicts[0].after", equalTo("Sneek"))
                .body("conflicts[0].now", equalTo("Oulu"));
        people.person(jan)
                .body("emails", equalTo(List.of("new@example.org", "jan@example.org")))
                .body("city", equalTo("Oulu"))
                .body("language", equalTo("fi"))
                .body("owner", equalTo(null));
        people.person(john)
                .body("emails", equalTo(List.of("john@example.org")))
                .body("city", equalTo("Sneek"))
                .body("owner", equalTo("anna"));
    }

    @Test
    void anAddressThatSomebodyElseHasByNowIsToldAndStaysThere() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\", \"emails\": [\"john@example.org\"]}");
        people.merge(jan, "", john);
        people.patch(jan, "{\"emails\": []}");
        var piet = people.of("{\"givenName\": \"Piet\", \"emails\": [\"john@example.org\"]}");

        // When
        var undone = people.unmerge(john);

        // Then
        undone.body("conflicts.field", hasItem("emails"))
                .body("conflicts.reason", hasItem("belongs to contact " + piet + " now"));
        people.person(john).body("emails", hasSize(0));
    }

    @Test
    void mergesOfMergesAreUndoneInTurn() {
        // Given
        var a = people.of("{\"givenName\": \"A\", \"emails\": [\"a@example.org\"]}");
        var b = people.of("{\"givenName\": \"B\", \"emails\": [\"b@example.org\"]}");
        var c = people.of("{\"givenName\": \"C\", \"emails\": [\"c@example.org\"]}");
        var before = List.of(state(a), state(b), state(c));
        var note = people.note(a);
        people.merge(b, "", a);
        var whole = state(b);
        people.merge(c, "", b);
        people.api()
                .as("sales")
                .post("/api/v1/contacts/" + a + "/unmerge")
                .then()
                .statusCode(409);
        people.activities(c).body("items.activityId", equalTo(List.of(note)));
        people.get(a).body("contactId", equalTo(c));
        people.get(c + "/merges").body("items.mergedId", equalTo(List.of(b, a)));

        // When
        people.unmerge(b);

        // Then
        assertThat(state(b)).isEqualTo(whole);
        people.get(a).body("contactId", equalTo(b));
        people.activities(b).body("items.activityId", equalTo(List.of(note)));
        people.unmerge(a);
        assertThat(List.of(state(a), state(b), state(c))).isEqualTo(before);
        people.activities(a).body("items.activityId", equalTo(List.of(note)));
        people.activities(b).body("items", hasSize(0));
    }

    @Test
    void whoWithdrewSinceHasWithdrawnAsEachOfThem() {
        // Given
        var granted = Merged.consent("sms", "granted", "2026-01-01T00:00:00Z");
        var jan = people.of("{\"givenName\": \"Jan\", \"consents\": [" + granted + "]}");
        var john = people.of("{\"givenName\": \"John\", \"consents\": [" + granted + "]}");
        people.merge(jan, "", john);
        people.consents(jan, Merged.consent("sms", "withdrawn", "2026-02-01T00:00:00Z"));
        people.consents(jan, Merged.consent("email", "granted", "2026-02-01T00:00:00Z"));

        // When
        people.unmerge(john);

        // Then
        people.person(jan).body("consents.state", equalTo(List.of("granted", "withdrawn")));
        people.person(john)
                .body("consents.channel", equalTo(List.of("sms")))
                .body("consents.state", equalTo(List.of("withdrawn")));
        people.get(john + "/consents").body("mergedFrom", hasItem(jan));
    }

    @Test
    void theyCanBeMergedAgainTheOtherWayRound() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\", \"emails\": [\"jan@example.org\"]}");
        var john = people.of("{\"givenName\": \"John\", \"emails\": [\"john@example.org\"]}");
        people.merge(jan, "", john);
        String undo = people.unmerge(john).extract().path("undoId");

        // When
        people.merge(john, "", jan);

        // Then
        people.person(jan).body("contactId", equalTo(john)).body("emails", hasSize(2));
        people.get(john + "/merges").body("items.survivorId", equalTo(List.of(john, jan)));
        people.api()
                .as("sales")
                .post("/api/v1/changes/" + undo + "/undo")
                .then()
                .statusCode(200)
                .body("conflicts.reason", containsInAnyOrder("was merged into contact " + john, "was changed since"));
    }

    @Test
    void anUnmergeIsUndoneToo() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\", \"emails\": [\"jan@example.org\"]}");
        var john = people.of("{\"givenName\": \"John\", \"emails\": [\"john@example.org\"], \"consents\": ["
                + Merged.consent("email", "withdrawn", "2026-02-01T00:00:00Z") + "]}");
        people.merge(jan, "\"givenName\": \"" + john + "\"", john);
        var merged = state(jan);
        String undo = people.unmerge(john).extract().path("undoId");
        people.api()
                .as("marketing")
                .post("/api/v1/changes/" + undo + "/undo")
                .then()
                .statusCode(403);

        // When
        var redone = people.api().as("sales").post("/api/v1/changes/" + undo + "/undo");

        // Then
        redone.then().statusCode(200).body("conflictCount", equalTo(0)).body("removed", equalTo(1));
        assertThat(state(jan)).isEqualTo(merged);
        people.person(john).body("contactId", equalTo(jan));
        Events.shared()
                .awaitOne(
                        people.tenant(),
                        "contact.merged.v1",
                        data -> of(data, john) && data.path("version").asInt() == 3);
        assertThat(Events.shared().all(people.tenant(), "contact.deleted.v1", data -> true))
                .isEmpty();
        people.unmerge(john).body("conflictCount", equalTo(0));
        people.person(john).body("givenName", equalTo("John")).body("consents.state", equalTo(List.of("withdrawn")));
        people.person(jan).body("consents", hasSize(0));
    }

    @Test
    void whereTheSurvivorIsGoneTheOthersComeBackAlone() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\", \"emails\": [\"john@example.org\"]}");
        people.merge(jan, "", john);
        people.delete(jan);

        // When
        var undone = people.unmerge(john);

        // Then
        undone.body("revived", equalTo(1)).body("conflicts.reason", equalTo(List.of("was deleted since")));
        people.person(john).body("emails", equalTo(List.of("john@example.org")));
    }

    @Test
    void anEarlierChangeOfWhoIsMergedCannotBeUndoneMeanwhile() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var moved = people.patch(john, "{\"city\": \"Oulu\"}");
        people.merge(jan, "", john);

        // When
        var undone = people.api().as("sales").post("/api/v1/changes/" + moved + "/undo");

        // Then
        undone.then().statusCode(200).body("conflicts.reason", equalTo(List.of("was merged into contact " + jan)));
        people.unmerge(john);
        people.person(john).body("city", equalTo("Oulu"));
    }

    @Test
    void whoMayNotMergeMayNotUndoThat() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var change = people.merge(jan, "", john);

        // When
        var answer = people.api().as("marketing").post("/api/v1/changes/" + change + "/undo");

        // Then
        answer.then().statusCode(403);
        people.api()
                .as("marketing")
                .post("/api/v1/contacts/" + john + "/unmerge")
                .then()
                .statusCode(403);
        people.person(john).body("contactId", equalTo(jan));
    }

    @Test
    void aDryRunDoesNothing() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        people.merge(jan, "", john);

        // When
        var answer = people.api().as("sales").queryParam("dryRun", true).post("/api/v1/contacts/" + john + "/unmerge");

        // Then
        answer.then().statusCode(200).body("revived", equalTo(1));
        people.person(john).body("contactId", equalTo(jan));
        people.api()
                .as("sales")
                .post("/api/v1/contacts/" + jan + "/unmerge")
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts/{id}/unmerge", "contacts/{id}/merge", "changes/{id}/undo"})
    void aDryRunThatIsMisspeltIsNone(String path) {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");

        // When
        var answer = people.api()
                .as("sales")
                .queryParam("dryRun", "yes")
                .body("{\"merge\": [{\"contactId\": \"" + jan + "\"}]}")
                .post("/api/v1/" + path.replace("{id}", jan));

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo("dryRun"));
    }

    /** All that is known of a person, but for the version. */
    private Map<String, Object> state(String contact) {
        var state = new HashMap<String, Object>(people.person(contact).extract().<Map<String, Object>>path("$"));
        state.keySet().removeAll(List.of("version", "updatedAt", "change"));
        return state;
    }

    private static boolean of(JsonNode data, String contact) {
        return data.path("contactId").asText().equals(contact);
    }
}
