package io.kring.devstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Children that outlived a supervisor which was killed: found by their pid files, and ended. */
final class Leftovers {

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Ends them all in the order of a normal stop. Returns the names of those that were still running. */
    static List<String> end(Home home) {
        if (home.recordedParts().isEmpty()) {
            return List.of();
        }
        var ended = new ArrayList<String>();
        for (var rank : Stack.byRank(Stack.in(home).parts()).reversed()) {
            Map<String, ProcessHandle> alive = new TreeMap<>();
            for (var part : rank) {
                home.pidFile(part.name()).live().ifPresent(process -> {
                    part.askToStop(process);
                    alive.put(part.name(), process);
                });
            }
            alive.values().forEach(process -> Processes.awaitOrKill(process, DEADLINE));
            rank.forEach(part -> home.pidFile(part.name()).delete());
            ended.addAll(alive.keySet());
        }
        return ended;
    }
}
