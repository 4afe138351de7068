package io.kring.devstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows how each part is doing now: what the supervisor wrote of it, and whether it answers when asked. */
final class StatusCommand {

    /**
     * One part, with what only the system knows. Memory is in bytes.
     *
     * @param readyAfterMillis how long its last start took; 0 while it is not ready
     */
    record Row(
            String name,
            State state,
            long pid,
            List<Integer> ports,
            String url,
            long rssBytes,
            long uptimeSeconds,
            long readyAfterMillis,
            int restarts,
            @Nullable String note) {}

    /** The stack; {@code up} only when every part is ready. */
    record Report(boolean up, long rssBytes, List<Row> parts) {}

    private static final long PATIENCE_SECONDS = 10;

    private final Home home;

    StatusCommand(Home home) {
        this.home = home;
    }

    /** Returns 0 when every part is up, 1 otherwise. */
    int run(boolean json) throws JsonProcessingException, InterruptedException {
        var report = report();
        System.out.print(json ? new ObjectMapper().writeValueAsString(report) + "\n" : table(report));
        return report.up() ? 0 : 1;
    }

    Report report() throws InterruptedException {
        var supervised = home.pidFile(Supervisor.NAME).live();
        var written = Status.read(Status.file(home)).map(Status::parts).orElse(List.of());
        var silent = supervised.isPresent() ? silent(written) : Set.<String>of();
        var parts = written.stream()
                .map(part -> row(part, supervised.isPresent(), silent.contains(part.name())))
                .toList();
        var up = !parts.isEmpty()
                && supervised.isPresent()
                && parts.stream().allMatch(row -> row.state() == State.READY || row.state() == State.LEFT_OUT);
        var supervisor = supervised.map(process -> Memory.own(process.pid())).orElse(0L);
        return new Report(
                up, supervisor + parts.stream().mapToLong(Row::rssBytes).sum(), parts);
    }

    /** Those that count as ready and yet do not answer; all are asked at once. */
    private Set<String> silent(List<PartStatus> written) throws InterruptedException {
        var ready = written.stream()
                .filter(part -> part.state() == State.READY)
                .map(PartStatus::name)
                .collect(Collectors.toSet());
        Set<String> answered = ConcurrentHashMap.newKeySet();
        var questions = new ArrayList<Callable<Boolean>>();
        for (var part : Stack.in(home).parts()) {
            if (ready.contains(part.name())) {
                questions.add(() -> part.isReady() && answered.add(part.name()));
            }
        }
        var asking = Executors.newVirtualThreadPerTaskExecutor();
        asking.invokeAll(questions, PATIENCE_SECONDS, TimeUnit.SECONDS);
        asking.shutdownNow();
        ready.removeAll(answered);
        return ready;
    }

    private static Row row(PartStatus part, boolean supervised, boolean silent) {
        var process = ProcessHandle.of(part.pid()).filter(handle -> part.pid() > 0 && handle.isAlive());
        var known = silent ? State.NOT_ANSWERING : part.state();
        var state = supervised || known == State.LEFT_OUT ? known : State.STOPPED;
        var note = !supervised && process.isPresent() ? "runs without a supervisor: ./kring up or down" : part.note();
        return new Row(
                part.name(),
                state,
                process.map(ProcessHandle::pid).orElse(0L),
                part.ports(),
                part.url(),
                process.map(handle -> Memory.of(handle.pid())).orElse(0L),
                uptime(process, part),
                part.readyAfter(),
                part.restarts(),
                note);
    }

    private static long uptime(Optional<ProcessHandle> process, PartStatus part) {
        return process.isPresent()
                ? Duration.ofMillis(System.currentTimeMillis() - part.startedAt())
                        .toSeconds()
                : 0;
    }

    private static String table(Report report) {
        if (report.parts().isEmpty()) {
            return "Kring is not up.\n";
        }
        var text = new StringBuilder(String.format(
                "%-18s %-13s %8s %6s %8s %8s %9s%n", "part", "state", "pid", "port", "memory", "uptime", "restarts"));
        for (var row : report.parts()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-18s %-13s %8s %6d %5d MB %6d s %9d  %s%n",
                    row.name(),
                    row.state().inWords(),
                    row.pid() == 0 ? "-" : row.pid(),
                    row.ports().getFirst(),
                    row.rssBytes() >> 20,
                    row.uptimeSeconds(),
                    row.restarts(),
                    row.note() == null ? "" : row.note()));
        }
        return text + String.format("%-18s %-13s %8s %6s %5d MB%n", "together", "", "", "", report.rssBytes() >> 20);
    }
}
