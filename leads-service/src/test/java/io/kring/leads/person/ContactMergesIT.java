package io.kring.leads.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.leads.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ContactMergesIT {
    private static final String LEAD = "{\"familyName\": \"Hoekstra\", \"email\": \"sjoukje@example.org\"}";

    private final Api api = Api.ofNewTenant();

    @Test
    void whatIsTheirsIsTheSurvivorsUntilUndone() {
        // Given
        var jan = api.person();
        var john = api.person();
        var things = List.of("/leads/" + api.identifiedLead(john, LEAD), opportunity(john), order(john, "4711", null));
        var ofJan = opportunity(jan);

        // When
        merge(john, 3, jan);

        // Then
        things.forEach(thing -> api.get(thing)
                .then()
                .body("contactId", equalTo(jan.toString()))
                .body("contactName", equalTo("Sjoukje Hoekstra")));
        listed("/opportunities", jan, 2);
        listed("/leads", jan, 1);
        listed("/orders", john, 0);
        unmerge(john, 4, jan);
        things.forEach(thing -> api.get(thing).then().body("contactId", equalTo(john.toString())));
        api.get(ofJan).then().body("contactId", equalTo(jan.toString()));
    }

    @Test
    void mergesOfMergesAreGivenBackInTurn() {
        // Given
        var a = api.person();
        var b = api.person();
        var c = api.person();
        var ofA = opportunity(a);
        var ofB = opportunity(b);

        // When
        merge(b, 2, c);
        merge(a, 2, b);

        // Then
        of(ofA, c);
        of(ofB, c);
        unmerge(b, 3, c);
        of(ofA, b);
        of(ofB, b);
        unmerge(a, 3, b);
        of(ofA, a);
        of(ofB, b);
    }

    @Test
    void theHigherVersionCountsInWhateverOrder() {
        // Given
        var jan = api.person();
        var john = api.person();
        var thing = opportunity(john);
        unmerge(john, 4, jan);

        // When
        merge(john, 3, jan);

        // Then
        of(thing, john);
        merge(john, 5, jan);
        of(thing, jan);
    }

    @Test
    void whoIsMergedIntoWhomTheyStoodForWaitsForTheUndoing() {
        // Given
        var jan = api.person();
        var john = api.person();
        var thing = opportunity(john);
        merge(john, 3, jan);

        // When
        merge(jan, 3, john);
        unmerge(john, 4, jan);

        // Then
        of(thing, john);
    }

    @Test
    void whatIsSaidOfThemLaterIsTheSurvivors() {
        // Given
        var jan = api.person();
        var john = api.person();
        var ofJohn = opportunity(john);
        merge(john, 3, jan);

        // When
        var things = List.of(
                "/leads/" + api.identifiedLead(john, LEAD),
                opportunity(john),
                order(john, "4712", ofJohn.replace("/opportunities/", "")));

        // Then
        things.forEach(thing -> of(thing, jan));
        record(john, "4712", ofJohn.replace("/opportunities/", "")).then().statusCode(200);
        unmerge(john, 4, jan);
        things.forEach(thing -> of(thing, john));
    }

    @Test
    void eventsGoOnNamingWithWhomAnOpportunityBegan() {
        // Given
        var jan = api.person();
        var john = api.person();
        var thing = opportunity(john);
        merge(john, 3, jan);

        // When
        api.post(thing + "/closing", "{\"outcome\": \"lost\"}").then().statusCode(200);

        // Then
        var closed = Events.shared().awaitOne(api.tenant(), "opportunity.closed.v1", data -> true);
        assertThat(closed.data().path("contactId").asText()).isEqualTo(john.toString());
        of(thing, jan);
    }

    @Test
    void whatIsNobodysIsRefused() {
        // Given
        var gone = api.person();
        var john = api.person();
        merge(john, 3, gone);
        var deletion = publish("contact.deleted.v1", gone, data -> data.put("contactId", gone.toString()));
        api.awaitHeard("person", deletion);

        // When
        var answer = record(john, "4713", null);

        // Then
        answer.then().statusCode(422).body("detail", containsString("there is no contact " + john));
    }

    private void of(String thing, UUID contact) {
        api.get(thing).then().body("contactId", equalTo(contact.toString()));
    }

    private void listed(String path, UUID contact, int number) {
        api.as("admin")
                .queryParam("filter", "contactId == '" + contact + "'")
                .get(Api.BASE + path)
                .then()
                .body("items.size()", equalTo(number));
    }

    private void merge(UUID contact, int version, UUID survivor) {
        api.awaitHeard(
                "person",
                publish(
                        "contact.merged.v1",
                        contact,
                        data -> data.put("contactId", contact.toString())
                                .put("version", version)
                                .put("survivorId", survivor.toString())));
    }

    private void unmerge(UUID contact, int version, UUID survivor) {
        api.awaitHeard("person", publish("contact.unmerged.v1", survivor, data -> {
            data.put("contactId", survivor.toString());
            data.withArray("restored")
                    .removeAll()
                    .addObject()
                    .put("contactId", contact.toString())
                    .put("version", version)
                    .put("name", "John");
        }));
    }

    private UUID publish(String type, UUID key, Consumer<ObjectNode> edit) {
        return Events.shared().publish(api.tenant(), type, key.toString(), edit);
    }

    private String opportunity(UUID contact) {
        return "/opportunities/"
                + api.post("/opportunities", """
                        {"contactId": "%s", "name": "Mooring", "amount": 1, "currency": "EUR"}""".formatted(contact))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("opportunityId");
    }

    private String order(UUID contact, String number, @Nullable String opportunity) {
        return "/orders/"
                + record(contact, number, opportunity)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("orderId");
    }

    private Response record(UUID contact, String number, @Nullable String opportunity) {
        return api.post(
                "/orders", """
                {"contactId": "%s", "externalId": "%s", "opportunityId": %s, "currency": "EUR",
                 "lines": [{"product": "Mooring", "quantity": 1, "unitPrice": 10}]}""".formatted(contact, number, opportunity == null ? null : "\"" + opportunity + "\""));
    }
}
