package io.kring.devstack;

import io.kring.devstack.Status.State;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Starts the supervisor in the background, unless one is running, and shows what it does until all is ready. */
final class UpCommand {

    private static final Duration STOP_DEADLINE = Duration.ofMinutes(2);

    private final Home home;

    UpCommand(Home home) {
        this.home = home;
    }

    int run(Set<String> names) throws IOException, InterruptedException {
        ProcessHandle supervisor;
        try (var file = FileChannel.open(
                        home.run().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            var running = home.pidFile(Supervisor.NAME).live();
            if (running.isPresent()) {
                int code = new Progress(home).follow(running.get(), true);
                if (code == 0) {
                    compare(Stack.in(home).parts(names));
                }
                return code;
            }
            supervisor = launch(names);
        }
        var stopOnInterrupt = new Thread(() -> stop(supervisor));
        Runtime.getRuntime().addShutdownHook(stopOnInterrupt);
        int code = new Progress(home).follow(supervisor, false);
        Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
        return code;
    }

    /** Compares what runs with what is wanted and built now. */
    private void compare(List<Part> wanted) throws IOException {
        var states = new HashMap<String, State>();
        Status.read(Status.file(home)).ifPresent(now -> now.parts().forEach(p -> states.put(p.name(), p.state())));
        var lacking = new ArrayList<String>();
        var outdated = new ArrayList<String>();
        for (var part : wanted) {
            var state = states.get(part.name());
            var service = part instanceof ServicePart it ? it : null;
            if (state == null) {
                lacking.add(part.name() + " (not started)");
            } else if (state != State.READY && (service == null || service.isBuilt())) {
                lacking.add(part.name() + " (" + state.inWords() + ")");
            } else if (service != null && service.isOutdated()) {
                outdated.add(part.name());
            }
        }
        if (!lacking.isEmpty()) {
            throw new StackException("It runs without " + String.join(", ", lacking)
                    + ": type ./kring down first, and then this again.");
        }
        if (!outdated.isEmpty()) {
            System.out.println("Built anew since it was started: " + String.join(", ", outdated)
                    + ". To run that, type ./kring down first.");
        }
    }

    private ProcessHandle launch(Set<String> names) throws IOException {
        var ended = Leftovers.end(home);
        if (!ended.isEmpty()) {
            System.out.println("Ended what an earlier run left behind: " + String.join(", ", ended));
        }
        var parts = Stack.in(home).parts(names);
        Preflight.check(home, parts);
        Files.deleteIfExists(Status.file(home));
        Directories.delete(home.ownClasses());
        Directories.copy(home.checkout().resolve("devstack/target/classes"), home.ownClasses());
        Directories.delete(home.applications());
        for (var part : parts) {
            keepPrevious(part.name());
            if (part instanceof ServicePart service) {
                service.take();
            }
        }
        var command = new ArrayList<>(inOwnSession());
        command.addAll(Jvm.withHeap(64)
                .serial()
                .with("-XX:TieredStopAtLevel=1", "-Dkring.root=" + home.checkout())
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .run("-cp", home.ownClassPath(), Main.class.getName(), "supervise"));
        command.addAll(names);
        var builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.log("devstack").toFile()));
        var process = builder.start().toHandle();
        home.pidFile(Supervisor.NAME).write(process);
        return process;
    }

    /** In a session of its own the supervisor does not get the Ctrl-C that is meant for us. */
    private static List<String> inOwnSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("setsid") : List.of("nohup");
    }

    private void keepPrevious(String part) throws IOException {
        var log = home.log(part);
        if (Files.exists(log)) {
            Files.move(log, home.logs().resolve(part + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void stop(ProcessHandle supervisor) {
        System.out.println("\nStopping what was started ...");
        supervisor.destroy();
        Processes.awaitOrKill(supervisor, STOP_DEADLINE);
        System.out.println("Everything is stopped.");
    }
}
