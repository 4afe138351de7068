package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kring.devstack.Status.PartStatus;
import io.kring.devstack.Status.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that do nothing, kept by a real keeper. */
class KeeperTest {

    @TempDir
    Path directory;

    private final List<Keeper> keepers = new ArrayList<>();

    @AfterEach
    void stop() {
        keepers.forEach(Keeper::stop);
    }

    @Test
    void startsAKilledPartAgain() {
        // Given
        keep(new Script("sleeper", "sleep 60"));
        await().until(() -> status().state() == State.READY);
        var killed = status().pid();

        // When
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        // Then
        await().untilAsserted(() -> assertThat(status()).satisfies(part -> {
            assertThat(part.state()).isEqualTo(State.READY);
            assertThat(part.pid()).isNotEqualTo(killed);
            assertThat(part.restarts()).isEqualTo(1);
        }));
    }

    @Test
    void saysWhyAPartDidNotStart() {
        // When
        var board = keep(new Script("broken", "echo no space left; exit 3"));

        // Then
        await().until(() -> board.state() == State.FAILED);
        assertThat(Status.read(file()).orElseThrow().message())
                .contains("broken did not start", "exit code 3", "no space left");
    }

    @Test
    void startsAPartAgainThatCouldNotBeFurnished() {
        // Given
        var calls = new AtomicInteger();
        keep(new Script("sleeper", "sleep 60", () -> {
            if (calls.incrementAndGet() == 2) {
                throw new StackException("not now");
            }
        }));
        await().until(() -> status().state() == State.READY);

        // When
        ProcessHandle.of(status().pid()).orElseThrow().destroyForcibly();

        // Then
        await().untilAsserted(() -> assertThat(status()).satisfies(part -> {
            assertThat(part.state()).isEqualTo(State.READY);
            assertThat(part.restarts()).isEqualTo(2);
        }));
    }

    @Test
    void comesToAnEndWhenItsStateCannotBeWritten() throws IOException {
        // Given
        var board = new Board(Files.createFile(directory.resolve("full")).resolve("status.json"), List.of());

        // When
        keep(new Script("broken", "exit 3"), board);

        // Then
        await().until(() -> board.state() == State.FAILED);
    }

    @Test
    void leavesNothingBehindWhenStopped() {
        // Given
        keep(new Script("sleeper", "sleep 60"));
        await().until(() -> status().state() == State.READY);
        var process = ProcessHandle.of(status().pid()).orElseThrow();

        // When
        keepers.forEach(Keeper::stop);

        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(home().pidFile("sleeper").path()).doesNotExist();
    }

    private Board keep(Part part) {
        return keep(part, new Board(file(), List.of(part)));
    }

    private Board keep(Part part, Board board) {
        var keeper = new Keeper(home(), part, board);
        keepers.add(keeper);
        Thread.ofPlatform().daemon().start(keeper);
        return board;
    }

    private Home home() {
        return new Home(directory, directory, new Ports(0));
    }

    private Path file() {
        return Status.file(home());
    }

    private PartStatus status() {
        return Status.read(file()).orElseThrow().parts().getFirst();
    }

    private record Script(String name, String shell, Runnable furnishing) implements Part {

        Script(String name, String shell) {
            this(name, shell, () -> {});
        }

        @Override
        public void furnish() {
            furnishing.run();
        }

        @Override
        public String what() {
            return "a script";
        }

        @Override
        public String url() {
            return "";
        }

        @Override
        public List<Integer> ports() {
            return List.of();
        }

        @Override
        public List<String> needs() {
            return List.of();
        }

        @Override
        public Launch launch(Consumer<String> note) {
            return new Launch(List.of("sh", "-c", shell), Map.of(), Path.of("."));
        }

        @Override
        public boolean isReady() {
            return shell.startsWith("sleep");
        }
    }
}
