package io.kring.contacts.timeline;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.Api;
import io.kring.testkit.Contracts;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class TimelineIT {
    private final Api api = Api.ofNewTenant();

    @Test
    void everythingThatHappenedIsThereTheLastFirst() {
        // Given
        var id = api.contact(
                "{\"givenName\": \"Sjoukje\", \"familyName\": \"Hoekstra\", \"phones\": [\"+31612345678\"]}");

        // When
        tell(id, "order.recorded.v1", "orderedAt", "2020-03-09T12:00:00Z");
        tell(id, "opportunity.closed.v1", "closedAt", "2020-03-08T12:00:00Z");
        tell(id, "opportunity.created.v1", "createdAt", "2020-03-07T12:00:00Z");
        tell(id, "lead.converted.v1", "convertedAt", "2020-03-06T12:00:00Z");
        tell(id, "message.suppressed.v1", "at", "2020-03-05T12:00:00Z");
        tell(id, "message.failed.v1", "at", "2020-03-04T12:00:00Z");
        tell(id, "message.opted-out.v1", "at", "2020-03-03T12:00:00Z");
        tell(id, "message.received.v1", "receivedAt", "2020-03-02T12:00:00Z");
        tell(id, "lead.captured.v1", "capturedAt", "2020-03-01T12:00:00Z");
        tell(id, "message.sent.v1", "at", "2020-02-28T12:00:00Z");

        // Then
        var items = awaitEntries(id, 12);
        assertThat(items.getList("items.kind"))
                .containsExactly(
                        "contact.created",
                        "order.recorded",
                        "opportunity.closed",
                        "opportunity.created",
                        "lead.converted",
                        "message.suppressed",
                        "message.failed",
                        "contact.consent-changed",
                        "message.received",
                        "lead.captured",
                        "contact.consent-changed",
                        "message.sent");
        assertThat(items.getList("items.summary", String.class))
                .containsExactly(
                        "Became known as Sjoukje Hoekstra",
                        "Ordered Mooring, 12 months for 1250.5 EUR",
                        "Opportunity Mooring for 2026 won, 1250.5 EUR",
                        "Opportunity Mooring for 2026, 1250.5 EUR",
                        "Lead converted by sara",
                        "Not sent: no-consent",
                        "Not delivered: Unknown destination handset",
                        "Consent for marketing by sms withdrawn (sms:+31612345678)",
                        "Yes please, for two boats",
                        "Lead from form:sailing-newsletter: Please call me about a mooring",
                        "Consent for service by sms granted (form:sailing-newsletter)",
                        "Hoi Sjoukje, the season opens on Saturday. Reply STOP to stop.");
        assertThat(items.getString("items[11].channel")).isEqualTo("sms");
        assertThat(items.getString("items[11].service")).isEqualTo("test");
        assertThat(items.getString("items[11].traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(items.getString("items[0].service")).isEqualTo("contacts-service");
    }

    @Test
    void aLongTimelineIsReadPageByPage() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\"}");
        for (var day = 1; day <= 4; day++) {
            tell(id, "message.sent.v1", "at", "2020-03-0" + day + "T12:00:00Z");
        }
        awaitEntries(id, 5);

        // When
        var first = page(id, null);
        var second = page(id, first.getString("next"));
        var third = page(id, second.getString("next"));

        // Then
        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items.occurredAt"))
                .isEqualTo(List.of("2020-03-03T12:00:00Z", "2020-03-02T12:00:00Z"));
        assertThat(third.getList("items.occurredAt")).isEqualTo(List.of("2020-03-01T12:00:00Z"));
        assertThat(third.getString("next")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind == 'message.failed'                                                  | 03 01",
                "channel == 'sms'                                                          | 03 02 01",
                "channel == null && kind != 'contact.created'                              | 04",
                "kind in ['order.recorded', 'message.sent'] && service == 'test'           | 04 02",
                "occurredAt >= timestamp('2020-03-02T12:00:00Z') && channel == 'sms'       | 03 02",
                "subjectId == 'none'                                                       | ''",
                "true                                                                      | created 04 03 02 01",
            })
    void aTimelineIsFilteredPageByPage(String filter, String days) {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\"}");
        tell(id, "message.failed.v1", "at", "2020-03-01T12:00:00Z");
        tell(id, "message.sent.v1", "at", "2020-03-02T12:00:00Z");
        tell(id, "message.failed.v1", "at", "2020-03-03T12:00:00Z");
        tell(id, "order.recorded.v1", "orderedAt", "2020-03-04T12:00:00Z");
        awaitEntries(id, 5);

        // When
        var found = new ArrayList<String>();
        for (var after = ""; after != null; ) {
            var page = api.as("sales")
                    .queryParam("filter", filter)
                    .get("/api/v1/contacts/" + id + "/timeline?limit=1" + after)
                    .jsonPath();
            page.getList("items.occurredAt", String.class)
                    .forEach(time -> found.add(time.startsWith("2020") ? time.substring(8, 10) : "created"));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }

        // Then
        assertThat(String.join(" ", found)).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind = 'call'", "summary == 'x'", "occurredAt > 'yesterday'", "kind"})
    void aFilterThatIsNoneIsNamed(String filter) {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\"}");

        // When
        var answer = api.as("sales").queryParam("filter", filter).get("/api/v1/contacts/" + id + "/timeline");

        // Then
        answer.then().statusCode(400).body("errors[0].field", equalTo("filter"));
    }

    @Test
    void anEventThatComesTwiceIsWrittenOnce() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\"}");
        var event = UUID.randomUUID();
        var data = Contracts.example("message.sent.v1").put("contactId", id).put("at", "2020-03-01T12:00:00Z");

        // When
        Events.shared().publish(event, api.tenant(), "message.sent.v1", id, data);
        Events.shared().publish(event, api.tenant(), "message.sent.v1", id, data);
        tell(id, "message.failed.v1", "at", "2020-03-02T12:00:00Z");

        // Then
        assertThat(awaitEntries(id, 3).getList("items.kind"))
                .containsExactly("contact.created", "message.failed", "message.sent");
    }

    @Test
    void nobodysTimelineIsNotFound() {
        api.as("sales")
                .get("/api/v1/contacts/" + UUID.randomUUID() + "/timeline")
                .then()
                .statusCode(404);
        var id = api.contact("{\"familyName\": \"Hoekstra\"}");
        api.as("sales")
                .queryParam("after", "eA")
                .get("/api/v1/contacts/" + id + "/timeline")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("after"));
        awaitEntries(id, 1);
        api.as("sales")
                .get("/api/v1/contacts/" + id + "/timeline")
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    /** All under one key, so that they arrive in the order in which they are told. */
    private void tell(String contact, String type, String timeField, String time) {
        Events.shared().publish(api.tenant(), type, contact, data -> {
            if (data.has("contactId")) {
                data.put("contactId", contact);
            }
            data.put(timeField, time);
            if (data.at("/consents/0") instanceof ObjectNode consent) {
                consent.put("purpose", "service").withObject("/proof").put("at", "2020-03-01T09:30:00Z");
            }
        });
    }

    private JsonPath page(String contact, @Nullable String after) {
        var request = api.as("sales").queryParam("limit", 2);
        if (after != null) {
            request.queryParam("after", after);
        }
        return request.get("/api/v1/contacts/" + contact + "/timeline").jsonPath();
    }

    private JsonPath awaitEntries(String contact, int count) {
        var path = "/api/v1/contacts/" + contact + "/timeline";
        await().untilAsserted(
                        () -> assertThat(api.as("sales").get(path).jsonPath().getList("items"))
                                .hasSize(count));
        return api.as("sales").get(path).jsonPath();
    }
}
