package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell by the name of postgres stands in for the server. */
class PostmasterFileTest {

    @TempDir
    Path data;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void findsTheServerOfThisDirectory() throws IOException {
        // Given
        var server = postgresOn(data);
        var file = recorded(server.pid() + "\n" + data + "\n");

        // When
        var found = file.server();

        // Then
        assertThat(found).contains(server.toHandle());
        assertThat(file.isMisleading()).isFalse();
    }

    @Test
    void doesNotTakeTheServerOfAnotherDirectoryForIt() throws IOException {
        // Given
        var server = postgresOn(data.resolve("another"));
        var file = recorded(server.pid() + "\n" + data + "\n");

        // When
        var found = file.server();

        // Then
        assertThat(found).isEmpty();
        assertThat(file.isMisleading()).isTrue();
    }

    @Test
    void findsNothingInAnEmptyFile() throws IOException {
        // Given
        var file = recorded("");

        // When
        var found = file.server();

        // Then
        assertThat(found).isEmpty();
        assertThat(file.isMisleading()).isTrue();
    }

    private PostmasterFile recorded(String content) throws IOException {
        var file = new PostmasterFile(data);
        Files.writeString(file.path(), content);
        return file;
    }

    private Process postgresOn(Path directory) throws IOException {
        var program = data.resolve("postgres");
        Files.copy(Path.of("/bin/sh").toRealPath(), program);
        var process = new ProcessBuilder(program.toString(), "-c", "read line", "-D", directory.toString()).start();
        processes.add(process);
        return process;
    }
}
