package io.kring.devstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows how each part is doing now. */
final class StatusCommand {

    /** One part, with what only the system knows. Memory is in bytes. */
    record Row(
            String name,
            State state,
            long pid,
            List<Integer> ports,
            String url,
            long rssBytes,
            long uptimeSeconds,
            int restarts,
            @Nullable String note) {}

    /** The stack; {@code up} only when every part is ready. */
    record Report(boolean up, long rssBytes, List<Row> parts) {}

    private final Home home;

    StatusCommand(Home home) {
        this.home = home;
    }

    /** Returns 0 when every part is up, 1 otherwise. */
    int run(boolean json) throws JsonProcessingException {
        var report = report();
        System.out.print(json ? new ObjectMapper().writeValueAsString(report) + "\n" : table(report));
        return report.up() ? 0 : 1;
    }

    private Report report() {
        var supervised = home.pidFile(Supervisor.NAME).live();
        var parts = Status.read(Status.file(home)).map(Status::parts).orElse(List.of()).stream()
                .map(part -> row(part, supervised.isPresent()))
                .toList();
        var up = !parts.isEmpty()
                && supervised.isPresent()
                && parts.stream().allMatch(row -> row.state() == State.READY || row.state() == State.LEFT_OUT);
        var supervisor = supervised.map(process -> Memory.own(process.pid())).orElse(0L);
        return new Report(
                up, supervisor + parts.stream().mapToLong(Row::rssBytes).sum(), parts);
    }

    private static Row row(PartStatus part, boolean supervised) {
        var process = ProcessHandle.of(part.pid()).filter(handle -> part.pid() > 0 && handle.isAlive());
        var state = supervised || part.state() == State.LEFT_OUT ? part.state() : State.STOPPED;
        var note = !supervised && process.isPresent() ? "runs without a supervisor: ./kring up or down" : part.note();
        return new Row(
                part.name(),
                state,
                process.map(ProcessHandle::pid).orElse(0L),
                part.ports(),
                part.url(),
                process.map(handle -> Memory.of(handle.pid())).orElse(0L),
                uptime(process, part),
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
                "%-18s %-11s %8s %6s %8s %8s %9s%n", "part", "state", "pid", "port", "memory", "uptime", "restarts"));
        for (var row : report.parts()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-18s %-11s %8s %6d %5d MB %6d s %9d  %s%n",
                    row.name(),
                    row.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    row.pid() == 0 ? "-" : row.pid(),
                    row.ports().getFirst(),
                    row.rssBytes() >> 20,
                    row.uptimeSeconds(),
                    row.restarts(),
                    row.note() == null ? "" : row.note()));
        }
        return text + String.format("%-18s %-11s %8s %6s %5d MB%n", "together", "", "", "", report.rssBytes() >> 20);
    }
}
