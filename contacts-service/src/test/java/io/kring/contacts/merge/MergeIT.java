package io.kring.contacts.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.kring.platform.id.Ids;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class MergeIT {
    private final Merged people = new Merged();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void aPreviewTellsWhatWillBeAndDoesNothing() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\", \"emails\": [\"jan@example.org\"]}");
        var john = people.of("{\"givenName\": \"John\", \"city\": \"Sneek\", \"emails\": [\"john@example.org\"],"
                + " \"consents\": [" + Merged.consent("sms", "granted", "2026-01-01T00:00:00Z") + "]}");
        people.note(john);
        var brought = people.of("{\"givenName\": \"Piet\", \"referredBy\": \"" + john + "\"}");

        // When
        var preview = people.preview(jan, john);

        // Then
        preview.body("contact.emails", equalTo(List.of("jan@example.org", "john@example.org")))
                .body("contact.city", equalTo("Sneek"))
                .body("contact.givenName", equalTo("Jan"))
                .body("contact.consents.state", equalTo(List.of("granted")))
                .body("merged.contactId", equalTo(List.of(john)))
                .body("fields.find { it.field == 'givenName' }.values.value", equalTo(List.of("Jan", "John")))
                .body("fields.find { it.field == 'givenName' }.from", equalTo(jan))
                .body("fields.find { it.field == 'emails' }.from", nullValue())
                .body("moved.activities", equalTo(1))
                .body("moved.consents", equalTo(1))
                .body("moved.references", equalTo(1));
        people.person(jan).body("version", equalTo(0)).body("emails", hasSize(1));
        people.person(john).body("version", equalTo(0));
        people.person(brought).body("referredBy", equalTo(john));
        assertThat(Events.shared().all(people.tenant(), "contact.merged.v1", data -> true))
                .isEmpty();
    }

    @Test
    void theSurvivorHasWhatAllOfThemHad() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\", \"phones\": [\"+31612345671\"]}");
        var john = people.of("{\"givenName\": \"John\", \"phones\": [\"+31612345672\"], \"owner\": \"anna\"}");
        var johnny = people.of("{\"givenName\": \"Johnny\", \"phones\": [\"+31612345673\"], \"city\": \"Sneek\"}");

        // When
        String change = people.merge(jan, "\"givenName\": \"" + johnny + "\"", john, johnny);

        // Then
        people.person(jan)
                .body("givenName", equalTo("Johnny"))
                .body("phones", containsInAnyOrder("+31612345671", "+31612345672", "+31612345673"))
                .body("owner", equalTo("anna"))
                .body("city", equalTo("Sneek"))
                .body("version", equalTo(1))
                .body("change.id", equalTo(change))
                .body("change.origin", equalTo("merge"));
        for (var gone : List.of(john, johnny)) {
            var event = Events.shared()
                    .awaitOne(
                            people.tenant(),
                            "contact.merged.v1",
                            data -> data.path("contactId").asText().equals(gone));
            assertThat(event.key()).isEqualTo(people.tenant() + "/" + gone);
            assertThat(event.data().path("survivorId").asText()).isEqualTo(jan);
            assertThat(event.data().path("version").asInt()).isEqualTo(1);
        }
        Events.shared()
                .awaitOne(
                        people.tenant(),
                        "contact.updated.v1",
                        data -> data.path("givenName").asText().equals("Johnny"));
        assertThat(Events.shared().all(people.tenant(), "contact.deleted.v1", data -> true))
                .isEmpty();
        people.get(jan + "/merges")
                .body("items.mergedId", containsInAnyOrder(john, johnny))
                .body("items.survivorId", equalTo(List.of(jan, jan)))
                .body("items[0].mergedBy", equalTo("sara"))
                .body("items[0].undoneAt", nullValue());
    }

    @Test
    void whoWasMergedIsFoundAtTheSurvivor() {
        // Given
        var before = Instant.now();
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var known = Instant.now();
        people.merge(jan, "", john);

        // When
        var answer = people.api().as("support").redirects().follow(false).get("/api/v1/contacts/" + john);

        // Then
        answer.then().statusCode(307).header("Location", "/api/v1/contacts/" + jan);
        people.asOf(john, known.toString()).body("givenName", equalTo("John"));
        people.asOf(john, Instant.now().toString()).body("givenName", equalTo("Jan"));
        people.api()
                .as("support")
                .queryParam("asOf", before.minusSeconds(60).toString())
                .get("/api/v1/contacts/" + john)
                .then()
                .statusCode(404);
        people.api()
                .as("support")
                .header("If-Match", "*")
                .body("{\"city\": \"Oulu\"}")
                .patch("/api/v1/contacts/" + john)
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no contact " + john + " any more: it was merged into " + jan));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "428 |     | 0 | If-Match",
                "412 | \"7\" | 0 | If-Match",
                "409 | \"0\" | 3 | merge",
            })
    void nobodyMergesWhomTheyHaveNotSeen(int status, String ifMatch, int version, String field) {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var request = people.api().as("sales");

        // When
        var answer = (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .body("{\"merge\": [{\"contactId\": \"" + john + "\", \"version\": " + version + "}]}")
                .post("/api/v1/contacts/" + jan + "/merge");

        // Then
        answer.then().statusCode(status).body("errors[0].field", equalTo(field));
    }

    @Test
    void whatCannotBeMergedIsSaid() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var path = "/api/v1/contacts/" + jan + "/merge";

        // When
        var answers = List.of(
                "{\"merge\": []}",
                "{\"merge\": [null]}",
                "{\"merge\": [{\"contactId\": \"" + jan + "\"}]}",
                "{\"merge\": [{\"contactId\": \"" + john + "\"}, {\"contactId\": \"" + john + "\"}]}",
                "{\"merge\": [{\"contactId\": \"" + john + "\"}], \"choose\": {\"city\": null}}",
                "{\"merge\": [{\"contactId\": \"" + john + "\"}], \"choose\": {\"shoes\": \"" + john + "\"}}",
                "{\"merge\": [{\"contactId\": \"" + john + "\"}]}");

        // Then
        for (var body : answers) {
            people.api()
                    .as("sales")
                    .header("If-Match", "*")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400);
        }
        people.api()
                .as("sales")
                .queryParam("dryRun", true)
                .body("{\"merge\": [{\"contactId\": \"" + Ids.next() + "\"}]}")
                .post(path)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("merge"));
        people.api()
                .as("marketing")
                .header("If-Match", "*")
                .body("{}")
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void aWithdrawalOfAnyOfThemIsTheirs() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\", \"consents\": ["
                + Merged.consent("sms", "granted", "2026-01-01T00:00:00Z") + ", "
                + Merged.consent("email", "granted", "2026-02-01T00:00:00Z") + "]}");
        var john = people.of("{\"givenName\": \"John\", \"consents\": ["
                + Merged.consent("sms", "withdrawn", "2026-01-15T00:00:00Z") + ", "
                + Merged.consent("email", "withdrawn", "2026-01-15T00:00:00Z") + "]}");
        var before = Instant.now();

        // When
        people.merge(jan, "", john);

        // Then
        people.person(jan).body("consents.find { it.channel == 'sms' }.state", equalTo("withdrawn"));
        people.person(jan).body("consents.find { it.channel == 'email' }.state", equalTo("granted"));
        people.get(jan + "/consents").body("mergedFrom", hasItems(john, null)).body("$", hasSize(4));
        people.asOf(jan, before.toString()).body("consents.state", equalTo(List.of("granted", "granted")));
        var changed = Events.shared()
                .awaitOne(
                        people.tenant(),
                        "contact.consent-changed.v1",
                        data -> data.path("contactId").asText().equals(jan));
        assertThat(changed.data().path("channel").asText()).isEqualTo("sms");
        assertThat(changed.data().path("at").asText()).startsWith("2026-01-15T00:00:00");
        var merged = Events.shared().awaitOne(people.tenant(), "contact.merged.v1", data -> true);
        assertThat(merged.data().path("consents").findValuesAsText("state")).containsExactly("granted", "withdrawn");
    }

    @Test
    void whoNamesThemNamesTheSurvivor() {
        // Given
        people.api()
                .as("admin")
                .body("{\"key\": \"partner\", \"label\": \"Partner\", \"type\": \"contact\"}")
                .post("/api/v1/custom-fields")
                .then()
                .statusCode(201);
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var piet = people.of("{\"givenName\": \"Piet\", \"referredBy\": \"" + john + "\"}");
        var anna = people.of("{\"givenName\": \"Anna\", \"custom\": {\"partner\": \"" + john + "\"}}");

        // When
        var change = people.merge(jan, "", john);

        // Then
        people.person(piet).body("referredBy", equalTo(jan)).body("change.id", equalTo(change));
        people.person(anna).body("custom.partner", equalTo(jan));
        people.unmerge(john).body("conflictCount", equalTo(0));
        people.person(piet).body("referredBy", equalTo(john));
        people.person(anna).body("custom.partner", equalTo(john));
    }

    @Test
    void theirTimelinesAreOne() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var ofJan = people.note(jan);
        var ofJohn = people.note(john);
        var ofBoth = people.note(jan, john);

        // When
        people.merge(jan, "", john);

        // Then
        people.awaitTimeline(jan, hasItems("Merged: John", "Became known as Jan", "Became known as John"));
        people.get(jan + "/timeline?filter=kind == 'note'")
                .body("items.subjectId", equalTo(List.of(ofBoth, ofJohn, ofJan)));
        var first = people.get(jan + "/timeline?filter=kind == 'note'&limit=2");
        first.body("items.subjectId", equalTo(List.of(ofBoth, ofJohn)));
        String next = first.extract().path("next");
        people.get(jan + "/timeline?filter=kind == 'note'&limit=2&after=" + next)
                .body("items.subjectId", equalTo(List.of(ofJan)));
        people.activities(jan).body("items.activityId", equalTo(List.of(ofBoth, ofJohn, ofJan)));
        people.activities(jan).body("items.contactIds", equalTo(List.of(List.of(jan), List.of(jan), List.of(jan))));
        people.activities(john)
                .body("items.activityId", hasItems(ofJohn, ofBoth))
                .body("items", hasSize(2));
    }

    @Test
    void anActivityOfTheirsIsChangedAsTheSurvivors() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\"}");
        var piet = people.of("{\"givenName\": \"Piet\"}");
        var kept = people.note(john);
        var moved = people.note(john);
        people.merge(jan, "", john);

        // When
        people.concerns(kept, jan, piet);
        people.concerns(moved, piet);

        // Then
        people.activities(jan).body("items.activityId", equalTo(List.of(kept)));
        people.activities(piet).body("items.activityId", equalTo(List.of(moved, kept)));
        people.unmerge(john);
        people.activities(john).body("items.activityId", equalTo(List.of(kept)));
        people.activities(jan).body("items", hasSize(0));
    }

    @Test
    void whatIsToldOfThemLaterIsTheSurvivors() {
        // Given
        var jan = people.of("{\"givenName\": \"Jan\"}");
        var john = people.of("{\"givenName\": \"John\", \"phones\": [\"+31612345678\"]}");
        people.merge(jan, "", john);
        people.patch(jan, "{\"phones\": []}");

        // When
        Events.shared()
                .publish(
                        people.tenant(),
                        "order.recorded.v1",
                        Ids.next().toString(),
                        data -> data.put("contactId", john));
        Events.shared()
                .publish(
                        people.tenant(),
                        "message.received.v1",
                        Ids.next().toString(),
                        data -> data.put("contactId", john)
                                .put("from", "+31612345678")
                                .put("text", "Is there a mooring?"));

        // Then
        people.awaitTimeline(jan, hasItem(startsWith("Ordered Mooring")));
        people.awaitTimeline(jan, hasItem("Is there a mooring?"));
        people.api().as("sales").get("/api/v1/contacts").then().body("items.contactId", equalTo(List.of(jan)));
        people.unmerge(john);
        people.awaitTimeline(john, hasItem(startsWith("Ordered Mooring")));
        people.awaitTimeline(jan, not(hasItem(startsWith("Ordered Mooring"))));
    }
}
