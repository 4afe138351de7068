package io.kring.benchmarks;

import static io.kring.e2e.client.Session.json;

import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** How long it takes until a change in contacts is visible in another service, both over HTTP through the gateway. */
final class EventsArea implements Area {
    private static final int WARM = 300;
    private static final int SAMPLES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stack stack;

    EventsArea(Stack stack) {
        this.stack = stack;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<String> parts() {
        return List.of();
    }

    @Override
    public void measure(Consumer<Result> results) {
        var anna = Session.of(stack.addresses(), "anna", "demo");
        var run = Long.toString(System.currentTimeMillis(), 36);
        stack.awaitCaughtUp(parts());
        for (var sample = 0; sample < WARM; sample++) {
            untilVisible(anna, run + "-warm-" + sample);
        }
        var samples = new double[SAMPLES];
        for (var sample = 0; sample < SAMPLES; sample++) {
            samples[sample] = untilVisible(anna, run + "-" + sample);
        }
        Arrays.sort(samples);
        results.accept(
                Result.atMost(name(), "contact made -> in campaigns' audience, p50", samples[SAMPLES / 2], "ms", 50));
        results.accept(Result.atMost(
                name(), "contact made -> in campaigns' audience, p99", samples[SAMPLES * 99 / 100], "ms", 500));
    }

    /** From the answer that the contact is stored to the first look that finds it, by its id: a search has a time of its own. */
    private static double untilVisible(Session anna, String name) {
        var contact = anna.post("/api/v1/contacts", json().put("familyName", name))
                .expect(201)
                .json()
                .path("contactId")
                .asText();
        var begun = Instant.now();
        var campaigns = new Campaigns(anna);
        while (campaigns.preview("contactId == '" + contact + "'") == 0) {
            if (Duration.between(begun, Instant.now()).compareTo(PATIENCE) > 0) {
                throw new IllegalStateException(name + " is not visible after " + PATIENCE);
            }
        }
        return Duration.between(begun, Instant.now()).toNanos() / 1e6;
    }
}
