package io.kring.e2e.demo;

import static io.kring.e2e.client.Campaigns.channel;

import io.kring.e2e.client.Addresses;
import io.kring.e2e.client.Campaigns.Campaign;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole of Kring once around: people come in, are written to, answer, buy, and all of it is counted and told. */
final class Circle {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SMS =
            "Hoi {contact.givenName ?: 'friend'}, the season opens on Saturday. Reply STOP to stop.";
    private static final String EMAIL = """
            The season opens, {contact.givenName ?: 'friend'}

            Dear {contact.givenName ?: 'friend'},

            the season opens on Saturday.""";

    private final Stage stage;
    private final ContactsFile people;
    private final Progress progress;
    private final Comparison comparison;

    Circle(Addresses addresses, ContactsFile people) {
        this.stage = Stage.at(addresses);
        this.people = people;
        this.progress = stage.progress();
        this.comparison = stage.comparison();
    }

    Comparison close() {
        importPeople();
        var visitor = Visitor.fillsInForm(stage);
        var spring = campaign("spring", audience(visitor), EMAIL);
        var requests = send(spring);
        var replies = Replies.come(stage, spring, visitor);
        var revenue = Sale.to(visitor, stage, spring);
        compare(spring, requests, replies);
        comparison.add("revenue in EUR", revenue, Sale.PRICE);
        nextCampaignSkipsWhoStopped(audience(visitor), replies);
        Story.of(visitor, stage);
        return comparison;
    }

    private void importPeople() {
        progress.step("Importing " + people.rows() + " rows of " + people.name());
        var receipt = stage.marketing()
                .importCsv(
                        Map.of("source", people.name(), "regions", people.regions()),
                        BodyPublishers.ofString(people.csv()));
        var created = receipt.path("created").asLong();
        var updated = receipt.path("updated").asLong();
        var duplicate = receipt.path("duplicate").asLong();
        var rejected = receipt.path("rejected").asLong();
        progress.detail(
                "created %d, updated %d, duplicate %d, rejected %d".formatted(created, updated, duplicate, rejected));
        comparison.add("rows read", receipt.path("read").asLong(), people.rows());
        comparison.add(
                "created + updated + duplicate + rejected", created + updated + duplicate + rejected, people.rows());
        stage.marketing()
                .get("/api/v1/jobs/" + receipt.path("id").asText() + "/rejections", Map.of("limit", "3"))
                .expect(200)
                .json()
                .path("items")
                .forEach(row -> progress.detail("line %s, %s: %s"
                        .formatted(
                                row.path("line"),
                                row.path("column").asText(),
                                row.path("reason").asText())));
    }

    /** The expression for those who are written to, the visitor among them. */
    private String audience(Visitor visitor) {
        var filter = "(" + people.segment() + ") || city == '" + Visitor.CITY + "'";
        var size = stage.campaigns().preview(filter);
        progress.detail("the segment has " + size + " people, among them contact " + visitor.contactId());
        return filter;
    }

    private Campaign campaign(String season, String filter, @Nullable String email) {
        var mark = season + "-" + stage.run();
        progress.step("Campaign " + mark + " to " + filter);
        return stage.campaigns().draft(mark, filter, SMS, email);
    }

    /** Returns how many messages the campaign asked for. */
    private long send(Campaign campaign) {
        var campaigns = stage.campaigns();
        campaigns.launch(campaign);
        var requests = campaigns.awaitRequests(campaign, PATIENCE);
        progress.detail(requests + " messages requested");
        var results = campaigns.awaitSettled(campaign, requests, PATIENCE);
        progress.detail("suppressed: " + results.path("suppressedByReason"));
        return requests;
    }

    private void compare(Campaign campaign, long requests, Replies replies) {
        progress.step("Comparing what analytics says with what was counted outside");
        var kring = stage.campaigns().results(campaign);
        var outside = stage.outside().counts(campaign.mark());
        var sms = channel(kring, "sms");
        var accepted = outside.path("sms").path("accepted").asLong();
        var mails = outside.path("email").path("received").asLong();
        comparison.add("SMS sent", sms.path("sent").asLong(), accepted);
        comparison.add(
                "SMS delivered",
                sms.path("delivered").asLong(),
                outside.path("sms").path("delivered").asLong());
        comparison.add(
                "SMS failed",
                sms.path("failed").asLong(),
                outside.path("sms").path("failed").asLong());
        comparison.add("e-mails sent", channel(kring, "email").path("sent").asLong(), mails);
        comparison.add("suppressed", kring.path("suppressed").asLong(), requests - accepted - mails);
        comparison.add(
                "answered",
                kring.path("answered").asLong(),
                outside.path("sms").path("replies").asLong());
        comparison.add(
                "opted out", kring.path("optedOut").asLong(), replies.stopped().size());
    }

    private void nextCampaignSkipsWhoStopped(String filter, Replies replies) {
        var summer = campaign("summer", filter, null);
        send(summer);
        var results = stage.campaigns().results(summer);
        var reached = stage.outside().delivered(summer.mark());
        comparison.add(
                "next campaign: SMS sent",
                channel(results, "sms").path("sent").asLong(),
                stage.outside()
                        .counts(summer.mark())
                        .path("sms")
                        .path("accepted")
                        .asLong());
        comparison.add(
                "next campaign: SMS to who stopped",
                0,
                replies.stopped().stream().filter(reached::contains).count());
    }
}
