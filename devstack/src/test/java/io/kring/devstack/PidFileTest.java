package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path directory;

    private PidFile file = new PidFile(Path.of("unset"));

    @BeforeEach
    void name() {
        file = new PidFile(directory.resolve("part.pid"));
    }

    @Test
    void findsTheProcessAgain() {
        // Given
        file.write(ProcessHandle.current());

        // When
        var live = file.live();

        // Then
        assertThat(live).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameIdForIt() throws IOException {
        // Given
        Files.writeString(file.path(), ProcessHandle.current().pid() + " 1000000000000\n");

        // When
        var live = file.live();

        // Then
        assertThat(live).isEmpty();
    }

    @Test
    void findsNothingForAnEndedProcess() throws Exception {
        // Given
        var ended = new ProcessBuilder("sleep", "60").start();
        file.write(ended.toHandle());
        ended.destroyForcibly().waitFor();

        // When
        var live = file.live();

        // Then
        assertThat(live).isEmpty();
    }

    @Test
    void findsNothingInAFileThatWasCutShort() throws IOException {
        // Given
        Files.writeString(file.path(), "12");

        // When
        var live = file.live();

        // Then
        assertThat(live).isEmpty();
    }
}
