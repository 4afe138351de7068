package io.kring.benchmarks;

import io.kring.e2e.client.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Finding people while somebody types: each keystroke is a query. */
final class TypingScenario {
    private static final int AT_ONCE = 2;
    private static final int WARM = 5_000;
    private static final Duration DURATION = Duration.ofSeconds(30);
    private static final double MOST_MS = 100;

    private final String area;
    private final Stack stack;

    TypingScenario(String area, Stack stack) {
        this.area = area;
        this.stack = stack;
    }

    /**
     * @param people how many there are
     * @param typed each letter by letter
     * @return the time that one query in twenty takes longer than, in milliseconds
     */
    double measure(long people, List<String> typed, Consumer<Result> results) throws Exception {
        var requests = requests(Session.of(stack.addresses(), "anna", "demo").token(), typed);
        LongFunction<byte[]> typing = number -> requests.get((int) (number % requests.size()));
        var load = new HttpLoad(stack.contacts(), AT_ONCE);
        load.warmUp(WARM, 200, typing);
        var times = load.milliseconds(DURATION, 200, typing);
        var scenario = "search as you type among " + people + ", " + AT_ONCE + " at once, ";
        results.accept(Result.told(area, scenario + "median", times[times.length / 2], "ms"));
        var slow = times[times.length * 95 / 100];
        results.accept(Result.atMost(area, scenario + "p95", slow, "ms", MOST_MS));
        return slow;
    }

    private static List<byte[]> requests(String token, List<String> typed) {
        var requests = new ArrayList<byte[]>();
        for (var text : typed) {
            for (var end = 1; end <= text.length(); end++) {
                if (text.charAt(end - 1) != ' ') {
                    requests.add(Requests.get(token, "/api/v1/contacts/search", Map.of("q", text.substring(0, end))));
                }
            }
        }
        return requests;
    }
}
