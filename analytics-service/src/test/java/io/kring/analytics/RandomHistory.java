package io.kring.analytics;

import io.kring.platform.id.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history that a seed decides: few people, so that they write more than once, on both channels and to all campaigns. */
final class RandomHistory {
    private static final List<String> CHANNELS = List.of("sms", "email");
    private static final List<String> CURRENCIES = List.of("EUR", "SEK");
    private static final List<String[]> FATES = List.of(
            new String[] {"sent"},
            new String[] {"sent", "delivered"},
            new String[] {"sent", "delivered", "failed"},
            new String[] {"sent", "failed"},
            new String[] {"failed"},
            new String[] {"no-consent"},
            new String[] {"no-address"});

    private final History history = new History();
    private final Random random;
    private final List<UUID> contacts = Stream.generate(Ids::next).limit(6).toList();
    private final List<UUID> campaigns = new ArrayList<>();

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    static List<History.Told> of(long seed) {
        var story = new RandomHistory(seed);
        for (var each = 0; each < 3; each++) {
            story.campaigns.add(
                    story.history.campaign("Campaign " + each, "2026-03-0" + (each + 1) + "T09:30:00Z", each));
        }
        for (var each = 0; each < 60; each++) {
            story.happen();
        }
        return story.history.events();
    }

    private void happen() {
        switch (random.nextInt(5)) {
            case 0, 1 -> history.message(campaign(), any(CHANNELS), any(contacts), any(FATES));
            case 2 -> answer();
            case 3 -> history.order(campaign(), amount(), any(CURRENCIES));
            default -> sale();
        }
    }

    private void answer() {
        var person = random.nextInt(contacts.size());
        var known = person % 2 == 0;
        history.answer(
                campaign(),
                any(CHANNELS),
                known ? contacts.get(person) : null,
                "+3161234567" + person,
                random.nextInt(3) == 0);
    }

    private void sale() {
        history.lead(random.nextBoolean());
        var outcome = random.nextBoolean() ? null : any(List.of("won", "lost"));
        history.opportunity(outcome, amount(), any(CURRENCIES));
    }

    /** Of the campaigns, or none. */
    private @Nullable UUID campaign() {
        var index = random.nextInt(campaigns.size() + 1);
        return index < campaigns.size() ? campaigns.get(index) : null;
    }

    private String amount() {
        return random.nextInt(1_000) + "." + (10 + random.nextInt(90));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
