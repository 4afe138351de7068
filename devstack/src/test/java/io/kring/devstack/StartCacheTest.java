package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasRecordedAndNothingOfEarlierBuildsAndKilledRuns() throws IOException {
        var cache = new StartCache("leads-service", directory.resolve("leads-service-new.aot"));
        var recorded = Path.of(cache.options()[0].replace("-XX:AOTCacheOutput=", ""));
        Files.writeString(recorded, "recorded");
        var others = new String[] {"messaging-service-old.aot", "leads-service-new.aot-1.config"};
        for (var name : others) {
            Files.createFile(directory.resolve(name));
        }
        for (var name : new String[] {"leads-service-old.aot", "leads-service-old.aot-999999999.config"}) {
            Files.createFile(directory.resolve(name));
        }

        cache.keep();

        assertThat(cache.file()).hasContent("recorded");
        assertThat(cache.isRecording()).isFalse();
        try (var left = Files.list(directory)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("another program's, and what process 1 is recording, stay")
                    .containsExactlyInAnyOrder(
                            "leads-service-new.aot", "messaging-service-old.aot", "leads-service-new.aot-1.config");
        }
    }

    @Test
    void keepsNothingWhenNothingWasRecorded() throws IOException {
        Files.createFile(directory.resolve("leads-service-old.aot"));
        var cache = new StartCache("leads-service", directory.resolve("leads-service-new.aot"));

        assertThatThrownBy(cache::keep).isInstanceOf(IOException.class).hasMessageContaining("log");

        assertThat(cache.isRecording()).isTrue();
        assertThat(directory.resolve("leads-service-old.aot")).exists();
    }
}
