package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {

    @TempDir
    Path cache;

    private Path made = Path.of("unset");

    @BeforeEach
    void name() {
        made = cache.resolve("program-1.2");
    }

    @Test
    void makesADirectoryOnce() throws Exception {
        // Given
        Directories.madeOnce(made, directory -> Files.writeString(directory.resolve("file"), "first"));

        // When
        Directories.madeOnce(made, directory -> Files.writeString(directory.resolve("file"), "second"));

        // Then
        assertThat(made.resolve("file")).hasContent("first");
    }

    @Test
    void makesItAgainWhenItWasNotFinished() throws Exception {
        // Given
        assertThatThrownBy(() -> Directories.madeOnce(made, directory -> {
                    Files.createFile(directory.resolve("half"));
                    throw new IOException("interrupted");
                }))
                .isInstanceOf(IOException.class);
        assertThat(made).doesNotExist();

        // When
        Directories.madeOnce(made, directory -> Files.createFile(directory.resolve("whole")));

        // Then
        assertThat(made).isDirectoryContaining("glob:**/whole").isDirectoryNotContaining("glob:**/half");
    }
}
