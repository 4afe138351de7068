package io.kring.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Running short commands and ending long ones. */
final class Processes {

    private static final Duration KILL_DEADLINE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private Processes() {}

    /** Runs a command to its end, its output appended to the log; a failure shows the end of that log. */
    static void run(String purpose, Part.Launch launch, Path log) throws InterruptedException {
        try {
            var builder = new ProcessBuilder(launch.command())
                    .directory(launch.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(launch.environment());
            var process = builder.start();
            try {
                int code = process.waitFor();
                if (code != 0) {
                    throw new StackException(
                            purpose + " failed with exit code " + code + "; the end of " + log + ":\n" + tail(log, 15));
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new StackException(purpose + " could not run: " + e.getMessage(), e);
        }
    }

    /** Waits for the process to end; kills it with its children when it does not. Returns false if it had to be killed. */
    static boolean awaitOrKill(ProcessHandle process, Duration deadline) {
        if (ends(process, deadline)) {
            return true;
        }
        killFamily(process);
        ends(process, KILL_DEADLINE);
        return false;
    }

    private static boolean ends(ProcessHandle process, Duration deadline) {
        var until = System.nanoTime() + deadline.toNanos();
        while (isRunning(process)) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /** A process that ended but was not collected by its parent still has an entry; it does not run. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    private static void killFamily(ProcessHandle process) {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    static String tail(Path log, int lines) {
        try {
            var all = Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
            List<String> rows = all.lines().toList();
            return String.join("\n", rows.subList(Math.max(0, rows.size() - lines), rows.size()))
                    .indent(4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the words a person uses: an exit code above 128 is the number of a signal. */
    static String describeExit(int code) {
        return switch (code) {
            case 137 -> "was killed (SIGKILL)";
            case 143 -> "was terminated (SIGTERM)";
            case 134 -> "aborted (SIGABRT)";
            case 139 -> "crashed (SIGSEGV)";
            default -> "ended with exit code " + code;
        };
    }
}
