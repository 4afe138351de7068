package io.kring.campaigns.recipient;

import static io.kring.campaigns.Marketing.SMS;
import static io.kring.testkit.Patience.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.campaigns.Marketing;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class RecipientIT {
    private final Marketing marketing = new Marketing();

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void eachRecipientShowsWhatBecameOfTheMessage() {
        // Given
        var people = marketing.people(4, "Sneek");
        var path = marketing.campaign("city == 'Sneek'", SMS);
        marketing.launch(path);
        marketing.awaitCompleted(path);

        // When
        tell("message.sent.v1", people.get(0).toString());
        tell("message.delivered.v1", people.get(0).toString());
        tell("message.failed.v1", people.get(1).toString());
        tell("message.suppressed.v1", people.get(2).toString(), data -> data.put("reason", "opted-out"));

        // Then
        awaitStates(path, Map.of("requested", 1, "sent", 0, "delivered", 1, "failed", 1, "suppressed", 1));
        marketing
                .api()
                .queryParam("state", "failed")
                .get(path + "/recipients")
                .then()
                .body("items", hasSize(1))
                .body("items[0].contactId", equalTo(people.get(1).toString()))
                .body("items[0].channel", equalTo("sms"))
                .body("items[0].reason", equalTo("30005 Unknown destination handset"));
        marketing
                .api()
                .queryParam("state", "suppressed")
                .get(path + "/recipients")
                .then()
                .body("items[0].reason", equalTo("opted-out"));
        var first = marketing.api().queryParam("limit", 3).get(path + "/recipients");
        first.then().body("items", hasSize(3)).body("next", notNullValue());
        marketing
                .api()
                .queryParam("limit", 3)
                .queryParam("after", first.<String>path("next"))
                .get(path + "/recipients")
                .then()
                .body(
                        "items.contactId",
                        equalTo(java.util.List.of(people.getLast().toString())));
    }

    @Test
    void statesNeverGoBack() {
        // Given
        var people = marketing.people(2, "Sneek");
        var path = marketing.campaign("city == 'Sneek'", SMS);
        marketing.launch(path);
        marketing.awaitCompleted(path);
        var early = people.getFirst().toString();
        tell("message.delivered.v1", early);

        // When
        tell("message.sent.v1", early);
        tell("message.failed.v1", early);
        tell("message.sent.v1", people.getLast().toString());

        // Then
        awaitStates(path, Map.of("requested", 0, "sent", 1, "delivered", 1, "failed", 0, "suppressed", 0));
    }

    private void tell(String type, String contact) {
        tell(type, contact, data -> {});
    }

    /** As messaging-service does, on the key of the request, so that the events of a message keep their order. */
    private void tell(String type, String contact, Consumer<ObjectNode> edit) {
        var request = Events.shared()
                .awaitOne(marketing.tenant(), "message.requested.v1", of(contact))
                .data();
        Events.shared().publish(marketing.tenant(), type, marketing.tenant(), edit.andThen(data -> {
            data.set("messageId", request.path("messageId"));
            data.set("contactId", request.path("contactId"));
            data.set("campaignId", request.path("campaignId"));
        }));
    }

    private static java.util.function.Predicate<JsonNode> of(String contact) {
        return data -> data.path("contactId").asText().equals(contact);
    }

    private void awaitStates(String campaign, Map<String, Integer> states) {
        await().untilAsserted(() -> marketing.api().get(campaign).then().body("messageStates", equalTo(states)));
    }
}
