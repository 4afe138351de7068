package io.kring.e2e.demo;

import static io.kring.e2e.client.Session.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Addresses;
import io.kring.e2e.client.Http;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The whole of Kring once around: people come in, are written to, answer, buy, and all of it is counted and told. */
final class Circle {
    private static final String TENANT = "meer";
    private static final String PASSWORD = "demo";
    private static final BigDecimal PRICE = new BigDecimal("1250.50");

    private final Addresses addresses;
    private final ContactsFile people;
    private final Sandbox outside;
    private final Session marketing;
    private final Session sales;
    private final Session support;
    private final Session analyst;
    private final Progress progress = new Progress();
    private final Comparison comparison = new Comparison();

    /** Sets the traces of this run apart from those of others on the same stack. */
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    private final String visitorPhone =
            "+3168" + String.format("%07d", System.currentTimeMillis() % 10_000_000 / 100 * 100);
    private final String strangerPhone =
            "+3165" + String.format("%07d", System.currentTimeMillis() % 10_000_000 / 100 * 100);

    Circle(Addresses addresses, ContactsFile people) {
        this.addresses = addresses;
        this.people = people;
        this.outside = new Sandbox(addresses, TENANT);
        this.marketing = Session.of(addresses, "mark", PASSWORD);
        this.sales = Session.of(addresses, "sara", PASSWORD);
        this.support = Session.of(addresses, "sofie", PASSWORD);
        this.analyst = Session.of(addresses, "arjen", PASSWORD);
    }

    Comparison close() {
        importPeople();
        var lead = visitFillsInForm();
        var spring = campaign("spring", segment(lead), true);
        launchAndSettle(spring);
        var repliers = peopleAnswer(spring, lead);
        sell(lead, spring);
        compare(spring, repliers);
        nextCampaignSkipsWhoStopped(repliers);
        tellStory(lead);
        return comparison;
    }

    private void importPeople() {
        progress.step("Importing " + people.rows() + " rows of " + people.name());
        var receipt = marketing
                .postCsv(
                        "/api/v1/imports",
                        Map.of("source", people.name(), "regions", people.regions()),
                        BodyPublishers.ofString(people.csv()))
                .expect(201)
                .json();
        progress.detail("created %s, updated %s, duplicate %s, rejected %s"
                .formatted(
                        receipt.path("created"),
                        receipt.path("updated"),
                        receipt.path("duplicate"),
                        receipt.path("rejected")));
        var accounted = receipt.path("created").asLong()
                + receipt.path("updated").asLong()
                + receipt.path("duplicate").asLong()
                + receipt.path("rejected").asLong();
        comparison.add("rows read", receipt.path("read").asLong(), people.rows());
        comparison.add("created + updated + duplicate + rejected", accounted, people.rows());
        marketing
                .get("/api/v1/imports/" + receipt.path("id").asText() + "/rejections", Map.of("limit", "3"))
                .expect(200)
                .json()
                .path("items")
                .forEach(row -> progress.detail("line %s, %s: %s"
                        .formatted(
                                row.path("line"),
                                row.path("column").asText(),
                                row.path("reason").asText())));
    }

    private record Visitor(String leadId, String contactId) {}

    private Visitor visitFillsInForm() {
        progress.step("A visitor fills in the form on the web site");
        defineForm();
        var submission = json();
        submission
                .putObject("fields")
                .put("givenName", "Ytsje")
                .put("familyName", "Postma")
                .put("email", "ytsje." + run + "@example.org")
                .put("phone", visitorPhone)
                .put("city", "Sneek")
                .put("country", "NL")
                .put("note", "I look for a mooring");
        var ticked = submission.putArray("consents");
        ticked.addObject().put("channel", "sms").put("purpose", "marketing");
        ticked.addObject().put("channel", "email").put("purpose", "marketing");
        var url = addresses.gateway() + "/api/v1/public/" + TENANT + "/forms/sailing/submissions";
        var leadId = Http.send(
                        "POST",
                        url,
                        BodyPublishers.ofString(submission.toString()),
                        Map.of("Content-Type", "application/json", "Idempotency-Key", run))
                .expect(201)
                .json()
                .path("leadId")
                .asText();
        var lead = Progress.await(
                "the lead is joined to a contact",
                () -> sales.get("/api/v1/leads/" + leadId).expect(200).json(),
                found -> found.path("contactId").isTextual());
        var contactId = lead.path("contactId").asText();
        var proof = sales.get("/api/v1/contacts/" + contactId + "/consents")
                .expect(200)
                .json();
        comparison.add("consents of the form, with proof", proof.size(), 2);
        progress.detail("consent: \"" + proof.path(0).path("text").asText() + "\"");
        return new Visitor(leadId, contactId);
    }

    private void defineForm() {
        var form = json().put("slug", "sailing").put("title", "Sailing news");
        var fields = form.putArray("fields");
        for (var name : List.of("givenName", "familyName", "email", "phone", "city", "country", "note")) {
            fields.addObject().put("name", name).put("required", name.equals("email"));
        }
        form.putArray("consents")
                .addObject()
                .put("channel", "sms")
                .put("purpose", "marketing")
                .put("text", "Yes, text me offers. I can stop at any time by answering STOP.");
        form.withArray("consents")
                .addObject()
                .put("channel", "email")
                .put("purpose", "marketing")
                .put("text", "Yes, send me the newsletter.");
        marketing.post("/api/v1/forms", form).expect(201, 409);
    }

    private String segment(Visitor visitor) {
        var inAudience = Progress.await(
                "the visitor is in the audience",
                () -> preview("(" + people.segment() + ") || city == 'Sneek'"),
                count -> count > 0 && preview("city == 'Sneek' && familyName == 'Postma' && givenName == 'Ytsje'") > 0);
        progress.detail("the segment has " + inAudience + " people, among them contact " + visitor.contactId());
        return "(" + people.segment() + ") || city == 'Sneek'";
    }

    private long preview(String filter) {
        return marketing
                .post("/api/v1/segments/preview", json().put("filter", filter))
                .expect(200)
                .json()
                .path("count")
                .asLong();
    }

    private record Campaign(String id, String mark) {}

    private Campaign campaign(String name, String filter, boolean withEmail) {
        var mark = name + "-" + run;
        progress.step("Campaign " + mark + " to " + filter);
        var segment = marketing
                .post("/api/v1/segments", json().put("name", mark).put("filter", filter))
                .expect(201)
                .json();
        var campaign = json().put("name", mark)
                .put("segmentId", segment.path("segmentId").asText());
        var messages = campaign.putArray("messages");
        messages.addObject()
                .put("channel", "sms")
                .put(
                        "text",
                        "Hoi {contact.givenName ?: 'friend'}, the season opens on Saturday. Reply STOP to stop. ["
                                + mark + "]");
        if (withEmail) {
            messages.addObject()
                    .put("channel", "email")
                    .put("subject", "The season opens, {contact.givenName ?: 'friend'}")
                    .put(
                            "text",
                            "Dear {contact.givenName ?: 'friend'},\n\nthe season opens on Saturday.\n\n[" + mark + "]");
        }
        return new Campaign(
                marketing
                        .post("/api/v1/campaigns", campaign)
                        .expect(201)
                        .json()
                        .path("campaignId")
                        .asText(),
                mark);
    }

    private void launchAndSettle(Campaign campaign) {
        var path = "/api/v1/campaigns/" + campaign.id();
        var draft = marketing.get(path).expect(200);
        marketing.post(path + "/launch", json(), String.valueOf(draft.eTag())).expect(200, 202);
        var done = Progress.await(
                "all messages are requested",
                () -> marketing.get(path).expect(200).json(),
                found -> found.path("state").asText().equals("completed"));
        var requests = done.path("requests").asLong();
        progress.detail(requests + " messages requested");
        Progress.await(
                "every message has arrived, failed or been suppressed",
                () -> results(campaign),
                result -> result.path("delivered").asLong()
                                + result.path("failed").asLong()
                                + result.path("suppressed").asLong()
                        == requests);
        progress.detail(results(campaign).path("suppressedByReason").toString());
    }

    private JsonNode results(Campaign campaign) {
        return analyst.get("/api/v1/analytics/campaigns/" + campaign.id())
                .expect(200)
                .json();
    }

    private record Repliers(List<String> interested, String stopped) {}

    private Repliers peopleAnswer(Campaign campaign, Visitor visitor) {
        progress.step("A forged answer is refused; real ones come in");
        var forged = Http.postForm(
                addresses.gateway() + "/hooks/" + TENANT + "/twilio/sms",
                Map.of(
                        "MessageSid",
                        "SM" + run,
                        "From",
                        strangerPhone,
                        "To",
                        "+3197010240001",
                        "Body",
                        "forged " + run),
                Map.of("X-Twilio-Signature", "bm90IGEgc2lnbmF0dXJl"));
        comparison.add("status for a wrong signature", forged.status(), 403);
        var reached = outside.delivered(campaign.mark());
        var others =
                reached.stream().filter(number -> !number.equals(visitorPhone)).toList();
        if (!reached.contains(visitorPhone) || others.size() < 2) {
            progress.detail("too few people got an SMS to show more answers than the visitor's");
        }
        var interested = new java.util.ArrayList<>(List.of(visitorPhone));
        others.stream().skip(1).limit(1).forEach(interested::add);
        var stopped = others.isEmpty() ? "" : others.getFirst();
        interested.forEach(number -> outside.reply(number, "Yes please, tell me more [" + campaign.mark() + "]"));
        if (!stopped.isEmpty()) {
            outside.reply(stopped, "STOP");
        }
        outside.reply(strangerPhone, "Do you have room for a boat of 12 m? " + run);
        Progress.await(
                "the answers are counted",
                () -> results(campaign),
                result -> result.path("answered").asLong() == interested.size()
                        && result.path("optedOut").asLong() == (stopped.isEmpty() ? 0 : 1));
        var conversation = Progress.await(
                "the unknown number has become a contact",
                () -> conversationWith(strangerPhone),
                found -> found.path("contactId").isTextual());
        progress.detail(strangerPhone + " was unknown and is now contact "
                + conversation.path("contactId").asText());
        comparison.add("conversations with a forged message", forgedConversations(), 0);
        return new Repliers(interested, stopped);
    }

    private JsonNode conversationWith(String address) {
        var all = support.get("/api/v1/conversations", Map.of("limit", "100"))
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(conversation -> conversation.path("address").asText().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private long forgedConversations() {
        var id = conversationWith(strangerPhone).path("conversationId").asText();
        var messages = support.get("/api/v1/conversations/" + id + "/messages")
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("text").asText().startsWith("forged"))
                .count();
    }

    private void sell(Visitor visitor, Campaign campaign) {
        progress.step("The lead is converted, the opportunity won, the order recorded");
        var conversion = json().put("name", "Mooring for Ytsje")
                .put("amount", PRICE)
                .put("currency", "EUR")
                .put("campaignId", campaign.id());
        var opportunity = sales.post("/api/v1/leads/" + visitor.leadId() + "/conversion", conversion)
                .expect(201)
                .json()
                .path("opportunityId")
                .asText();
        var path = "/api/v1/opportunities/" + opportunity;
        var eTag = String.valueOf(sales.get(path).expect(200).eTag());
        sales.post(path + "/closing", json().put("outcome", "won"), eTag).expect(200, 201);
        var order = json().put("externalId", "WEB-" + run)
                .put("contactId", visitor.contactId())
                .put("opportunityId", opportunity)
                .put("currency", "EUR");
        order.putArray("lines")
                .addObject()
                .put("product", "Mooring, 12 months")
                .put("quantity", 1)
                .put("unitPrice", PRICE);
        sales.post("/api/v1/orders", order).expect(201);
        Progress.await(
                "the revenue is credited",
                () -> results(campaign),
                result -> result.path("orders").asLong() == 1);
    }

    private void compare(Campaign campaign, Repliers repliers) {
        progress.step("Comparing what analytics says with what was counted outside");
        var kring = results(campaign);
        var counted = outside.counts(campaign.mark());
        var sms = channel(kring, "sms");
        var email = channel(kring, "email");
        var accepted = counted.path("sms").path("accepted").asLong();
        var mails = counted.path("email").path("received").asLong();
        var requests = marketing
                .get("/api/v1/campaigns/" + campaign.id())
                .expect(200)
                .json()
                .path("requests")
                .asLong();
        comparison.add("SMS sent", sms.path("sent").asLong(), accepted);
        comparison.add(
                "SMS delivered",
                sms.path("delivered").asLong(),
                counted.path("sms").path("delivered").asLong());
        comparison.add(
                "SMS failed",
                sms.path("failed").asLong(),
                counted.path("sms").path("failed").asLong());
        comparison.add("e-mails sent", email.path("sent").asLong(), mails);
        comparison.add("suppressed", kring.path("suppressed").asLong(), requests - accepted - mails);
        comparison.add(
                "answered",
                kring.path("answered").asLong(),
                counted.path("sms").path("replies").asLong());
        comparison.add(
                "opted out", kring.path("optedOut").asLong(), repliers.stopped().isEmpty() ? 0 : 1);
        comparison.add(
                "revenue in EUR", kring.path("revenue").path(0).path("amount").decimalValue(), PRICE);
    }

    private static JsonNode channel(JsonNode results, String name) {
        return StreamSupport.stream(results.path("channels").spliterator(), false)
                .filter(channel -> channel.path("channel").asText().equals(name))
                .findFirst()
                .orElse(json());
    }

    private void nextCampaignSkipsWhoStopped(Repliers repliers) {
        var summer = campaign("summer", "(" + people.segment() + ") || city == 'Sneek'", false);
        launchAndSettle(summer);
        var reached = outside.delivered(summer.mark());
        comparison.add(
                "next campaign: SMS sent",
                channel(results(summer), "sms").path("sent").asLong(),
                outside.counts(summer.mark()).path("sms").path("accepted").asLong());
        comparison.add(
                "next campaign: SMS to who stopped",
                results(summer).path("suppressedByReason").path("opted-out").asLong() > 0
                                || repliers.stopped().isEmpty()
                        ? 0
                        : 1,
                reached.contains(repliers.stopped()) ? 1 : 0);
    }

    private void tellStory(Visitor visitor) {
        progress.step("The story of Ytsje Postma, from all services");
        var path = "/api/v1/contacts/" + visitor.contactId() + "/timeline";
        var kinds = List.of(
                "contact.created",
                "lead.captured",
                "message.sent",
                "message.received",
                "lead.converted",
                "opportunity.created",
                "opportunity.closed",
                "order.recorded");
        var timeline = Progress.await(
                        "the timeline is complete",
                        () -> sales.get(path).expect(200).json().path("items"),
                        items -> items.findValuesAsText("kind").containsAll(kinds))
                .deepCopy();
        var entries =
                StreamSupport.stream(timeline.spliterator(), false).toList().reversed();
        entries.forEach(entry -> progress.detail("%s  %-20s %-18s %s"
                .formatted(
                        entry.path("occurredAt").asText().substring(11, 19),
                        entry.path("kind").asText(),
                        entry.path("service").asText(),
                        entry.path("summary").asText().lines().findFirst().orElse(""))));
        comparison.add(
                "services on the timeline",
                entries.stream()
                        .map(entry -> entry.path("service").asText())
                        .distinct()
                        .count(),
                3);
    }
}
