package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePartTest {

    @TempDir
    Path directory;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(built("lib"));
        Files.writeString(built("quarkus-run.jar"), "built first");
        Files.writeString(built("lib/some.jar"), "some");
    }

    @Test
    void runsWhatWasBuiltWhenItWasTaken() throws Exception {
        // Given
        service().take();

        // When
        Directories.delete(built(""));
        build();
        Files.writeString(built("quarkus-run.jar"), "built again");

        // Then
        var jar = Path.of(service().launch(_ -> {}).command().getLast());
        assertThat(jar).hasContent("built first");
        assertThat(jar.resolveSibling("lib/some.jar")).hasContent("some");
        assertThat(service().isOutdated()).isTrue();
    }

    @Test
    void isNotOutdatedWhileNothingElseIsBuilt() throws Exception {
        // When
        service().take();

        // Then
        assertThat(service().isOutdated()).isFalse();
    }

    private Path built(String file) {
        return directory.resolve("leads-service/target/quarkus-app").resolve(file);
    }

    private ServicePart service() {
        var home = new Home(directory, directory, new Ports(0));
        return new ServicePart(home, "leads-service", "", 1, List.of(), Map.of());
    }
}
