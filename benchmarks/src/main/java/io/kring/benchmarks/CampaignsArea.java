package io.kring.benchmarks;

import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A campaign of 20,000 SMS, from the launch until the results count the last delivery. */
final class CampaignsArea implements Area {
    private static final int PEOPLE = 20_000;
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
    public List<Result> measure() throws Exception {
        var aino = Session.of(stack.addresses(), "aino", "demo");
        var campaigns = new Campaigns(aino);
        var outside = new Sandbox(stack.addresses(), "saari");
        var mark = "bench" + Long.toString(System.currentTimeMillis(), 36);
        importPeople(aino, mark);
        var filter = "'" + mark + "' in tags";
        Waiting.until("the audience", PATIENCE, () -> campaigns.preview(filter), count -> count >= PEOPLE);
        var campaign = campaigns.draft(mark, filter, "Hei {contact.givenName}", null);

        var begun = Instant.now();
        campaigns.launch(campaign);
        Waiting.until("half of the deliveries", PATIENCE, () -> delivered(outside, mark), count -> count > PEOPLE / 2);
        var halfway = messagingMemory();
        campaigns.awaitSettled(campaign, PEOPLE, PATIENCE);
        var seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        var counts = outside.counts(mark).path("sms");
        if (counts.path("accepted").asLong() != PEOPLE) {
            throw new IllegalStateException("The sandbox accepted " + counts + " instead of " + PEOPLE);
        }
        return List.of(
                Result.atLeast(name(), "campaign of 20,000 SMS, end to end", PEOPLE / seconds, "/s", 300),
                Result.atMost(
                        name(),
                        "memory of messaging-service at the end by halfway",
                        messagingMemory() / halfway,
                        "x",
                        1.15));
    }

    private static void importPeople(Session aino, String mark) {
        var csv = new StringBuilder("first_name,phone,tags,sms_consent\n");
        var base = 1_000_000 + System.currentTimeMillis() / 1000 % 8_000 * 1_000;
        for (var number = 0; number < PEOPLE; number++) {
            var phone = "+35840" + (base + number / 99 * 100 + number % 99);
            csv.append("Aino,").append(phone).append(',').append(mark).append(",yes\n");
        }
        aino.postCsv(
                        "/api/v1/imports",
                        Map.of("source", mark + ".csv", "regions", "FI"),
                        BodyPublishers.ofString(csv.toString()))
                .expect(201);
    }

    private double messagingMemory() throws Exception {
        return stack.memory().stream()
                .filter(part -> part.part().equals("messaging-service"))
                .mapToDouble(Stack.Memory::megabytes)
                .sum();
    }

    private static long delivered(Sandbox outside, String mark) {
        return outside.counts(mark).path("sms").path("delivered").asLong();
    }
}
