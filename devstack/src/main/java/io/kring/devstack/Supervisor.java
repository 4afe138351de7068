package io.kring.devstack;

import io.kring.devstack.Status.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The process that lives as long as the stack: starts the parts, keeps them alive, stops them in reverse order. */
final class Supervisor {

    static final String NAME = "supervisor";

    private final Home home;
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Board board;

    Supervisor(Home home, Set<String> names) {
        this.home = home;
        var parts = Stack.in(home).parts(names);
        this.board = new Board(Status.file(home), parts);
        for (var part : parts) {
            if (part instanceof ServicePart service && !service.isTaken()) {
                board.ended(part.name(), State.LEFT_OUT, "not built");
                Log.say(part.name() + " is left out: it is not built");
            } else {
                keepers.put(part.name(), new Keeper(home, part, board));
            }
        }
    }

    /** Runs until the process is told to end. Returns at once, with an exit code, when the start failed. */
    int run() throws InterruptedException {
        home.pidFile(NAME).write(ProcessHandle.current());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        var begin = System.nanoTime();
        for (var keeper : keepers.values()) {
            threads.add(Thread.ofPlatform().name(keeper.part().name()).daemon().start(keeper));
        }
        board.awaitEndOfStart();
        if (board.state() == State.FAILED) {
            return 1;
        }
        Log.say("ready after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + " ms");
        for (var thread : threads) {
            thread.join();
        }
        return 0;
    }

    private void stop() {
        Log.say("stopping");
        keepers.values().forEach(Keeper::noMoreStarts);
        threads.forEach(Thread::interrupt);
        threads.forEach(Supervisor::join);
        var started = keepers.values().stream().map(Keeper::part).toList();
        for (var rank : Stack.byRank(started).reversed()) {
            var stops = rank.stream()
                    .map(part -> Thread.ofPlatform().start(() -> stop(part)))
                    .toList();
            stops.forEach(Supervisor::join);
        }
        board.stopped();
        home.pidFile(NAME).delete();
        Log.say("stopped");
    }

    private void stop(Part part) {
        var keeper = keepers.get(part.name());
        if (keeper != null) {
            keeper.stop();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
