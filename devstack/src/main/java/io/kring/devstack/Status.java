package io.kring.devstack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor says about its stack, in a file, so that anybody may look without asking it.
 *
 * @param state of the stack as a whole: STARTING, READY, FAILED or STOPPED
 * @param message why it failed
 */
record Status(State state, @Nullable String message, List<PartStatus> parts) {

    enum State {
        WAITING,
        STARTING,
        READY,
        RESTARTING,
        NOT_ANSWERING,
        FAILED,
        LEFT_OUT,
        STOPPED;

        String inWords() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * @param pid of the running process; 0 when there is none
     * @param startedAt of that process, in milliseconds since 1970
     * @param readyAfter how long its start took, in milliseconds
     * @param note what it is doing, or what went wrong last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartStatus(
            String name,
            String what,
            String url,
            List<Integer> ports,
            State state,
            long pid,
            long startedAt,
            long readyAfter,
            int restarts,
            @Nullable String note) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    static Path file(Home home) {
        return home.run().resolve("status.json");
    }

    void write(Path file) {
        try {
            Home.writePrivately(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Status> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Status.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
