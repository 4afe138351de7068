package io.kring.devstack;

import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Shows on the terminal how a start proceeds: a line for each part, when it is ready. */
final class Progress {

    private static final int POLL_MILLIS = 100;

    private final Home home;
    private final Set<String> shown = new HashSet<>();

    Progress(Home home) {
        this.home = home;
    }

    /** Follows the start until all is ready (0) or has failed (1). */
    int follow(ProcessHandle supervisor, boolean wasRunning) throws InterruptedException {
        var begin = System.nanoTime();
        var first = true;
        while (true) {
            var alive = Processes.isRunning(supervisor);
            var status = Status.read(Status.file(home));
            if (status.isPresent() && status.get().state() == State.READY) {
                if (wasRunning && first) {
                    System.out.println("Kring is already up.");
                } else {
                    status.get().parts().forEach(this::show);
                    System.out.printf(Locale.ROOT, "Ready after %.1f s.%n", (System.nanoTime() - begin) / 1e9);
                }
                System.out.print(Welcome.text(home, status.get()));
                return 0;
            }
            first = false;
            status.ifPresent(now -> now.parts().forEach(this::show));
            if (!alive) {
                System.err.println("Kring did not start. "
                        + status.map(Status::message).orElseGet(() -> Processes.tail(home.log("devstack"), 20)));
                Preflight.shortage(home).ifPresent(System.err::println);
                return 1;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void show(PartStatus part) {
        var line = line(part);
        if (!line.isEmpty() && shown.add(line)) {
            System.out.println(line);
        }
    }

    /** The line for a part in its present state; empty while there is nothing to say. */
    static String line(PartStatus part) {
        return switch (part.state()) {
            case READY ->
                String.format(
                        Locale.ROOT,
                        "  %-18s %5.1f s  %-38s %s",
                        part.name(),
                        part.readyAfter() / 1e3,
                        part.what(),
                        part.url());
            case LEFT_OUT -> String.format("  %-18s    -     left out: %s", part.name(), part.note());
            case WAITING, STARTING ->
                part.note() == null ? "" : String.format("  %-18s    ...   %s", part.name(), part.note());
            default -> "";
        };
    }
}
