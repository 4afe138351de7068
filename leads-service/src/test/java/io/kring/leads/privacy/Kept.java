package io.kring.leads.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.leads.Api;
import io.kring.platform.id.Ids;
import io.kring.platform.privacy.Subject;
import io.kring.testkit.Events;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Somebody of whom every table of the service keeps something, also of a record of theirs that was merged, and by address alone. */
record Kept(Api api, String name, UUID id, UUID former, String email, String phone) {
    /** @param number of the person in the test */
    static Kept of(Api api, int number) {
        var name = "Wytske" + Long.toString(Ids.next().getLeastSignificantBits() >>> 1, 36);
        var kept = new Kept(
                api,
                name,
                Ids.next(),
                Ids.next(),
                name.toLowerCase(Locale.ROOT) + "@example.org",
                "+316123456" + (10 + number));
        kept.fill();
        return kept;
    }

    Subject subject() {
        return new Subject(Set.of(id, former), Set.of(email, phone));
    }

    Set<String> words() {
        return Set.of(name, id.toString(), former.toString(), email, phone);
    }

    private void fill() {
        tell(id);
        tell(former);
        var submitted = submit();
        api.awaitHeard("lead", api.identify(id, submitted));
        converted(submitted);
        leadOf(id);
        leadOf(former);
        lead("\"email\": \"%s\"".formatted(email));
        lead("\"phone\": \"%s\"".formatted(phone));
        close(opportunity(id));
        order(id, opportunity(id));
        order(former, opportunity(former));
        merge();
    }

    /** What contacts-service tells of them. */
    void tell(UUID contact) {
        api.awaitHeard("person", publish("contact.created.v1", contact, data -> {
            data.put("givenName", name).put("familyName", "Hoekstra");
            data.putArray("emails").add(email);
            data.putArray("phones").add(phone);
        }));
    }

    void merge() {
        api.awaitHeard(
                "person",
                publish(
                        "contact.merged.v1",
                        former,
                        data -> data.put("version", 3).put("survivorId", id.toString())));
    }

    private UUID publish(String type, UUID contact, Consumer<ObjectNode> edit) {
        return Events.shared()
                .publish(
                        api.tenant(),
                        type,
                        contact.toString(),
                        edit.andThen(data -> data.put("contactId", contact.toString())));
    }

    private String submit() {
        var slug = "sailing-" + phone.substring(8);
        api.post("/forms", """
                {"slug": "%s", "title": "Newsletter", "fields": [{"name": "givenName"}, {"name": "email"}, {"name": "note"}],
                 "consents": [{"channel": "email", "purpose": "marketing", "text": "Yes, mail me."}]}""".formatted(slug)).then().statusCode(201);
        return api.submit(slug, """
                        {"fields": {"givenName": "%1$s", "email": "%2$s", "note": "Call %1$s at %3$s"},
                         "consents": [{"channel": "email", "purpose": "marketing"}]}""".formatted(name, email, phone))
                .then()
                .statusCode(201)
                .extract()
                .path("leadId");
    }

    private void leadOf(UUID contact) {
        api.identifiedLead(contact, "{\"familyName\": \"%s\", \"email\": \"%s\"}".formatted(name, email));
    }

    /** Of which nobody knows yet who it is. */
    private void lead(String address) {
        api.post("/leads", "{\"familyName\": \"%s\", %s}".formatted(name, address))
                .then()
                .statusCode(201);
    }

    private void converted(String lead) {
        api.post("/leads/" + lead + "/conversion", """
                        {"name": "Boat of %s", "amount": 100, "currency": "EUR"}""".formatted(name)).then().statusCode(201);
    }

    private String opportunity(UUID contact) {
        return api.post("/opportunities", """
                        {"contactId": "%s", "name": "Mooring of %s", "amount": 50, "currency": "EUR"}""".formatted(contact, name))
                .then()
                .statusCode(201)
                .extract()
                .path("opportunityId");
    }

    private void close(String opportunity) {
        api.post("/opportunities/" + opportunity + "/closing", """
                        {"outcome": "lost", "reason": "%s moves house"}""".formatted(name))
                .then()
                .statusCode(200);
    }

    private void order(UUID contact, String opportunity) {
        api.post("/orders", """
                        {"contactId": "%s", "externalId": "%s", "opportunityId": "%s", "currency": "EUR",
                         "lines": [{"product": "Mooring", "quantity": 2, "unitPrice": 10}]}""".formatted(contact, Ids.next(), opportunity))
                .then()
                .statusCode(201);
    }
}
