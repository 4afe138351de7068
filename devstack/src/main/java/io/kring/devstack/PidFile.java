package io.kring.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that we started, remembered across a crash of ours: its id and the moment it started, because the system
 * gives the id of a dead process to somebody else.
 */
record PidFile(Path path) {

    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    void write(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        Home.writePrivately(path, process.pid() + " " + started.toEpochMilli() + "\n");
    }

    /** The recorded process, if it is still alive and still the same one. */
    Optional<ProcessHandle> live() {
        try {
            var words = Files.readString(path).strip().split(" ", 2);
            var recorded = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(Processes::isRunning)
                    .filter(process -> isSame(process, recorded));
        } catch (NoSuchFileException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(ProcessHandle process, Instant recorded) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(started, recorded).abs().compareTo(CLOCK_GRAIN) <= 0;
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
