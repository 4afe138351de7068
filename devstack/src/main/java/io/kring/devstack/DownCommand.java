package io.kring.devstack;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Stops the stack, whoever started it and however its supervisor ended. */
final class DownCommand {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration USUAL = Duration.ofSeconds(20);

    private DownCommand() {}

    static int run(Home home) {
        var begin = System.nanoTime();
        var supervisor = home.pidFile(Supervisor.NAME).live();
        supervisor.ifPresent(process -> {
            process.destroy();
            Thread.startVirtualThread(DownCommand::explainDelay);
            Processes.awaitOrKill(process, DEADLINE);
        });
        var orphans = Leftovers.end(home);
        home.pidFile(Supervisor.NAME).delete();
        if (supervisor.isEmpty() && orphans.isEmpty()) {
            System.out.println("Kring is not up.");
        } else {
            var seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT, "Kring is down (%.1f s). Its data is in %s.%n", seconds, home.dir());
        }
        return 0;
    }

    private static void explainDelay() {
        LockSupport.parkNanos(USUAL.toNanos());
        System.out.println(
                "Still stopping. After the first run of a build, this takes a minute or two: the parts write start caches"
                        + " for the next run.");
    }
}
