package io.kring.leads.person;

import static org.hamcrest.Matchers.equalTo;

import io.kring.leads.Api;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class PersonIT {
    private final Api api = Api.ofNewTenant();

    @ParameterizedTest
    @ValueSource(strings = {"contact.updated.v1", "contact.snapshot.v1"})
    void aNewNameIsShownWhereThePersonIs(String type) {
        // Given
        var contact = api.person();
        var opportunity = opportunity(contact);

        // When
        api.awaitHeard("person", rename(type, contact, 1, "De Vries"));

        // Then
        api.get(opportunity).then().body("contactName", equalTo("Sjoukje De Vries"));
    }

    @Test
    void whatIsOlderThanWhatIsKnownIsPassedOver() {
        // Given
        var contact = api.person();
        var opportunity = opportunity(contact);
        api.awaitHeard("person", rename("contact.updated.v1", contact, 2, "De Vries"));

        // When
        api.awaitHeard("person", rename("contact.updated.v1", contact, 1, "Late"));

        // Then
        api.get(opportunity).then().body("contactName", equalTo("Sjoukje De Vries"));
    }

    @Test
    void whoWasDeletedIsNotKnownUntilBroughtBack() {
        // Given
        var contact = api.person();
        var opportunity = opportunity(contact);
        var deletion = Events.shared()
                .publish(
                        api.tenant(),
                        "contact.deleted.v1",
                        contact.toString(),
                        data -> data.put("contactId", contact.toString()));
        api.awaitHeard("person", deletion);
        var meanwhile = api.post("/opportunities", body(contact));

        // When
        api.awaitHeard("person", rename("contact.updated.v1", contact, 3, "De Vries"));

        // Then
        meanwhile.then().statusCode(422).body("errors[0].field", equalTo("contactId"));
        api.get(opportunity).then().body("contactName", equalTo("Sjoukje De Vries"));
    }

    @Test
    void aPersonOfAnotherTenantIsNotKnown() {
        // Given
        var contact = Api.ofNewTenant().person();

        // When
        var answer = api.post("/opportunities", body(contact));

        // Then
        answer.then().statusCode(422).body("errors[0].field", equalTo("contactId"));
    }

    private UUID rename(String type, UUID contact, int version, String familyName) {
        return Events.shared()
                .publish(
                        api.tenant(),
                        type,
                        contact.toString(),
                        data -> data.put("contactId", contact.toString())
                                .put("version", version)
                                .put("familyName", familyName));
    }

    private String opportunity(UUID contact) {
        return "/opportunities/" + api.post("/opportunities", body(contact)).path("opportunityId");
    }

    private static String body(UUID contact) {
        return """
                {"contactId": "%s", "name": "Mooring", "amount": 1, "currency": "EUR"}""".formatted(contact);
    }
}
