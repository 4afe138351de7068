package io.kring.benchmarks;

import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Campaigns.Campaign;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A campaign of 20,000 SMS, from the launch until the results count the last delivery; two before it warm the services up. */
final class CampaignsArea implements Area {
    private static final int PEOPLE = 20_000;

    /** Larger audiences are not counted, but estimated. */
    private static final int COUNTED = 5_000;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Stack stack;

    CampaignsArea(Stack stack) {
        this.stack = stack;
    }

    @Override
    public String name() {
        return "campaigns";
    }

    @Override
    public List<String> parts() {
        return List.of();
    }

    @Override
    public void measure(Consumer<Result> results) throws Exception {
        stack.awaitCaughtUp(parts());
        var aino = Session.of(stack.addresses(), "aino", "demo");
        var campaigns = new Campaigns(aino);
        var outside = new Sandbox(stack.addresses(), "saari");
        var mark = "bench" + Long.toString(System.currentTimeMillis(), 36);
        importPeople(aino, mark);
        var filter = "'" + mark + "' in tags";
        awaitAudience(campaigns, filter);
        var first = sent(campaigns, draft(campaigns, mark + "-first", filter), outside);
        sent(campaigns, draft(campaigns, mark + "-second", filter), outside);
        var before = messagingMemory();
        var seconds = sent(campaigns, draft(campaigns, mark + "-measured", filter), outside);
        results.accept(
                Result.told(name(), "the first of three such campaigns, services not yet warm", PEOPLE / first, "/s"));
        results.accept(Result.atLeast(name(), "campaign of 20,000 SMS, end to end", PEOPLE / seconds, "/s", 300));
        results.accept(Result.atMost(
                name(), "memory of messaging-service after it by before it", messagingMemory() / before, "x", 1.15));
    }

    private static String city(int person) {
        return "City " + person / COUNTED;
    }

    private static void awaitAudience(Campaigns campaigns, String filter) {
        for (var person = 0; person < PEOPLE; person += COUNTED) {
            var inCity = filter + " && city == '" + city(person) + "'";
            Waiting.until("the audience", PATIENCE, () -> campaigns.preview(inCity), count -> count == COUNTED);
        }
    }

    private static Campaign draft(Campaigns campaigns, String mark, String filter) {
        return campaigns.draft(mark, filter, "Hei {contact.givenName}", null);
    }

    /** Returns how many seconds it takes. */
    private static double sent(Campaigns campaigns, Campaign campaign, Sandbox outside) {
        var begun = Instant.now();
        campaigns.launch(campaign);
        campaigns.awaitSettled(campaign, PEOPLE, PATIENCE);
        var seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        var counts = outside.counts(campaign.mark()).path("sms");
        if (counts.path("accepted").asLong() != PEOPLE) {
            throw new IllegalStateException("The sandbox accepted " + counts + " instead of " + PEOPLE);
        }
        return seconds;
    }

    private static void importPeople(Session aino, String mark) {
        var csv = new StringBuilder("first_name,phone,city,tags,sms_consent\n");
        var base = 1_000_000 + System.currentTimeMillis() / 1000 % 8_000 * 1_000;
        for (var number = 0; number < PEOPLE; number++) {
            var phone = "+35840" + (base + number / 99 * 100 + number % 99);
            csv.append("Aino,")
                    .append(phone)
                    .append(',')
                    .append(city(number))
                    .append(',')
                    .append(mark)
                    .append(",yes\n");
        }
        aino.importCsv(Map.of("source", mark + ".csv", "regions", "FI"), BodyPublishers.ofString(csv.toString()));
    }

    private double messagingMemory() throws Exception {
        return stack.memory().stream()
                .filter(part -> part.part().equals("messaging-service"))
                .mapToDouble(Stack.Memory::megabytes)
                .sum();
    }
}
