package io.kring.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** How much memory a process and its descendants hold; pages they share are counted once. */
final class Memory {

    private Memory() {}

    /** Resident bytes; 0 when the process is gone. */
    static long of(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> kilobytes(process.pid()) * 1024)
                .sum();
    }

    /** Resident bytes of that one process, without its children. */
    static long own(long pid) {
        return kilobytes(pid) * 1024;
    }

    private static long kilobytes(long pid) {
        return proportional(pid).orElseGet(() -> resident(pid));
    }

    private static Optional<Long> proportional(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long resident(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            var text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (IOException e) {
            return 0;
        }
    }
}
