package io.kring.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kring.e2e.client.Kring;
import io.kring.e2e.client.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the stack is stopped, no process of it stays. */
class StopIT {
    private static final int OFFSET = TestStack.portOffset() + 1_000;

    private final Kring kring;

    StopIT(@TempDir Path home) {
        this.kring = new Kring(TestStack.checkout(), home, OFFSET);
    }

    @AfterEach
    void stop() throws Exception {
        kring.run("down");
    }

    @Test
    void downLeavesNoProcessAndKeepsTheData() throws Exception {
        // Given
        kring.expect("up", "postgres", "kafka");
        assertThat(processes()).isNotEmpty();

        // When
        kring.expect("down");

        // Then
        assertThat(processes()).isEmpty();
        assertThat(kring.home().resolve("data")).isNotEmptyDirectory();
    }

    @Test
    void interruptedInTheMiddleOfTheStartItStopsCleanly() throws Exception {
        // Given
        assumeThat(ignoresInterrupts())
                .as("These tests run in the background, and a shell has what it starts there ignore SIGINT")
                .isFalse();
        var up = kring.start("up", "postgres", "kafka");
        Waiting.until("the first part", this::processes, found -> found.size() > 1);

        // When
        new ProcessBuilder("kill", "-INT", String.valueOf(javaOf(up))).start().waitFor();

        // Then
        var output = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(up.waitFor()).as(output).isNotZero();
        assertThat(output).contains("Everything is stopped.");
        assertThat(processes()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (var taken = new java.net.ServerSocket(9092 + OFFSET, 1, java.net.InetAddress.getLoopbackAddress())) {
            // When
            var outcome = kring.run("up", "kafka");

            // Then
            assertThat(outcome.code()).isNotZero();
            assertThat(outcome.output()).contains(String.valueOf(taken.getLocalPort()), "kafka");
        }
        assertThat(processes()).isEmpty();
    }

    /** Who was started so passes it on to its children. SIGINT is the second bit (signal(7), proc_pid_status(5)). */
    private static boolean ignoresInterrupts() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .anyMatch(ignored -> (ignored & 2) != 0);
    }

    /** What the script runs, and none of the processes that it has started. */
    private static long javaOf(Process up) {
        return up.children()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElse(up.pid());
    }

    /** The command lines of all processes of this stack. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> commandLine(process.pid()))
                .filter(line -> line.contains(kring.home().toString()))
                .toList();
    }

    /** From /proc, as {@link ProcessHandle} does not tell long ones; else as it tells them. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"));
        } catch (IOException e) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .orElse("");
        }
    }
}
