package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void isAnotherOneForOtherJarsAndOtherOptionsButNotForAnotherStack() throws IOException {
        var home = new Home(directory, directory, new Ports(0));
        var jvm = Jvm.withHeap(64).with("-Dhome=" + directory);
        var app = Files.writeString(directory.resolve("app.jar"), "app");
        var lib = Files.writeString(directory.resolve("lib.jar"), "lib");
        var cache = StartCache.of(home, "leads-service", jvm, List.of(app, lib));

        assertThat(StartCache.of(home, "leads-service", Jvm.withHeap(64).with("-Dhome=x"), List.of(app, lib)))
                .isEqualTo(cache);
        assertThat(StartCache.of(home, "leads-service", jvm.serial(), List.of(app, lib)))
                .isNotEqualTo(cache);
        assertThat(StartCache.of(home, "leads-service", jvm, List.of(lib, app))).isNotEqualTo(cache);
        Files.writeString(lib, "library");
        assertThat(StartCache.of(home, "leads-service", jvm, List.of(app, lib))).isNotEqualTo(cache);
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
