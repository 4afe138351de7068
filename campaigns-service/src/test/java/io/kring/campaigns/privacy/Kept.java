package io.kring.campaigns.privacy;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.campaigns.Marketing;
import io.kring.platform.id.Ids;
import io.kring.platform.privacy.Subject;
import io.restassured.path.json.JsonPath;
import java.util.Set;
import java.util.UUID;

/** Somebody of whom every table of the service keeps something, also of a record of theirs that was merged. */
record Kept(Marketing marketing, String name, UUID id, UUID former, String email, String phone) {
    /** @param number of the person in the test */
    static Kept of(Marketing marketing, int number) {
        var name = "wytske" + Long.toString(Ids.next().getLeastSignificantBits() >>> 1, 36);
        var kept =
                new Kept(marketing, name, Ids.next(), Ids.next(), name + "@example.org", "+316223456" + (10 + number));
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
        var campaign = marketing.campaign("city == 'Town of " + phone + "'", Marketing.SMS);
        marketing.launch(campaign);
        marketing.awaitCompleted(campaign);
        failed(campaign);
        marketing.campaign("contactId == '" + id + "' || contactId == '" + former + "'", Marketing.EMAIL);
        var segment = marketing
                .api()
                .body("{\"name\": \"By hand\", \"filter\": \"contactId in ['%s']\"}"
                        .formatted(id.toString().toUpperCase(java.util.Locale.ROOT)))
                .post("/api/v1/segments");
        assertThat(segment.statusCode()).as(segment.asString()).isEqualTo(201);
        merge();
    }

    /** What contacts-service tells of them. The city of the phone is one of their own. */
    void tell(UUID contact) {
        marketing.tell("contact.created.v1", contact, data -> {
            data.put("givenName", name).put("city", "Town of " + phone);
            data.putArray("emails").add(email);
            data.putArray("phones").add(phone);
        });
        marketing.awaitAudience("contactId == '" + contact + "'", contact);
    }

    /** In the provider's words. */
    private void failed(String campaign) {
        var recipients = recipients(campaign);
        var message = recipients.getString("items[0].messageId");
        marketing.tell(
                "message.failed.v1",
                UUID.fromString(recipients.getString("items[0].contactId")),
                data -> data.put("messageId", message)
                        .put("campaignId", campaign.substring(campaign.lastIndexOf('/') + 1))
                        .put("channel", "sms")
                        .put("reason", "The 'To' number " + phone + " is not valid"));
        await().until(() -> recipients(campaign).getList("items.state").contains("failed"));
    }

    JsonPath recipients(String campaign) {
        return marketing.api().get(campaign + "/recipients").jsonPath();
    }

    void merge() {
        marketing.tell(
                "contact.merged.v1", former, data -> data.put("version", 3).put("survivorId", id.toString()));
        await().until(() -> marketing.count("contactId == '" + former + "' && givenName == '" + name + "'") == 1
                && marketing.count("givenName == '" + name + "'") == 1);
    }
}
