package io.kring.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file in a data directory in which its server leaves its process id. After a crash the id may be somebody else's,
 * even that of another PostgreSQL server, so only one that was started on this directory counts.
 */
record PostmasterFile(Path data) {

    Path path() {
        return data.resolve("postmaster.pid");
    }

    /** The server that runs on the directory. */
    Optional<ProcessHandle> server() throws IOException {
        return recorded().filter(this::isServer);
    }

    /** Whether PostgreSQL would refuse to start because of the file, although no server runs. */
    boolean isMisleading() throws IOException {
        return Files.exists(path()) && (id().isEmpty() || (recorded().isPresent() && server().isEmpty()));
    }

    private Optional<ProcessHandle> recorded() throws IOException {
        return id().flatMap(ProcessHandle::of).filter(Processes::isRunning);
    }

    private Optional<Long> id() throws IOException {
        if (!Files.exists(path())) {
            return Optional.empty();
        }
        return Files.readAllLines(path()).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}"))
                .map(Long::valueOf);
    }

    private boolean isServer(ProcessHandle process) {
        var info = process.info();
        return info.command().orElse("").endsWith("/postgres")
                && Arrays.asList(info.arguments().orElse(new String[0])).contains(data.toString());
    }
}
