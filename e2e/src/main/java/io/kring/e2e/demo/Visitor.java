package io.kring.e2e.demo;

import static io.kring.e2e.client.Session.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.e2e.client.Http;
import io.kring.e2e.client.Waiting;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody who finds the web site, and is from then on a lead and a contact. */
record Visitor(String leadId, String contactId, String phone) {
    static final String CITY = "Sneek";
    private static final String GIVEN_NAME = "Ytsje";
    private static final String FAMILY_NAME = "Postma";

    static Visitor fillsInForm(Stage stage) {
        stage.progress().step("A visitor fills in the form on the web site");
        stage.marketing().post("/api/v1/forms", form()).expect(201, 409);
        var phone = Phones.fresh("+3168");
        var begun = Instant.now();
        var leadId = Http.send(
                        "POST",
                        stage.addresses().gateway() + "/api/v1/public/" + Stage.TENANT + "/forms/sailing/submissions",
                        BodyPublishers.ofString(submission(stage.run(), phone).toString()),
                        Map.of("Content-Type", "application/json", "Idempotency-Key", stage.run()))
                .expect(201)
                .json()
                .path("leadId")
                .asText();
        var contactId = Waiting.until(
                        "the lead is joined to a contact",
                        () -> stage.sales()
                                .get("/api/v1/leads/" + leadId)
                                .expect(200)
                                .json(),
                        lead -> lead.path("contactId").isTextual())
                .path("contactId")
                .asText();
        var proof = stage.sales()
                .get("/api/v1/contacts/" + contactId + "/consents")
                .expect(200)
                .json();
        stage.comparison().add("consents of the form, with proof", proof.size(), 2);
        stage.progress().detail("consent: \"" + proof.path(0).path("text").asText() + "\"");
        Waiting.until(
                "the visitor is known to campaigns",
                () -> stage.campaigns()
                        .preview("givenName == '%s' && familyName == '%s' && createdAt >= timestamp('%s')"
                                .formatted(GIVEN_NAME, FAMILY_NAME, begun)),
                found -> found == 1);
        return new Visitor(leadId, contactId, phone);
    }

    private static ObjectNode form() {
        var form = json().put("slug", "sailing").put("title", "Sailing news");
        var fields = form.putArray("fields");
        for (var name : List.of("givenName", "familyName", "email", "phone", "city", "country", "note")) {
            fields.addObject().put("name", name).put("required", name.equals("email"));
        }
        var consents = form.putArray("consents");
        consents.addObject()
                .put("channel", "sms")
                .put("purpose", "marketing")
                .put("text", "Yes, text me offers. I can stop at any time by answering STOP.");
        consents.addObject()
                .put("channel", "email")
                .put("purpose", "marketing")
                .put("text", "Yes, send me the newsletter.");
        return form;
    }

    private static ObjectNode submission(String run, String phone) {
        var submission = json();
        submission
                .putObject("fields")
                .put("givenName", GIVEN_NAME)
                .put("familyName", FAMILY_NAME)
                .put("email", "ytsje." + run + "@example.org")
                .put("phone", phone)
                .put("city", CITY)
                .put("country", "NL")
                .put("note", "I look for a mooring");
        var ticked = submission.putArray("consents");
        ticked.addObject().put("channel", "sms").put("purpose", "marketing");
        ticked.addObject().put("channel", "email").put("purpose", "marketing");
        return submission;
    }
}
