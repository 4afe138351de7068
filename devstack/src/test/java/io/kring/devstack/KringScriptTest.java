package io.kring.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code kring} in a checkout of one module, whose Maven is a script too. */
class KringScriptTest {

    @TempDir
    Path checkout;

    @BeforeEach
    void place() throws IOException {
        Files.copy(Path.of("../kring"), checkout.resolve("kring"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(checkout.resolve("pom.xml"), "<module>devstack</module>\n");
        Files.createDirectories(checkout.resolve("devstack/src/main"));
        Files.createFile(checkout.resolve("devstack/pom.xml"));
        source("Old.java");
        maven("");
    }

    @Test
    void buildsWhatIsNotBuiltYetAndThenNothing() throws Exception {
        // When
        var first = kring("up", "devstack");
        var second = kring("up", "devstack");

        // Then
        assertThat(first).contains("Building devstack");
        assertThat(second).doesNotContain("Building");
    }

    @Test
    void buildsWhatWasSavedDuringTheLastBuild() throws Exception {
        // Given: not within the same tick of the file system's clock as the build's begin, before anything was read
        maven("sleep 0.1; touch devstack/src/main/New.java");
        kring("up", "devstack");

        // When
        var output = kring("up", "devstack");

        // Then
        assertThat(output).contains("Building devstack");
    }

    @Test
    void buildsAfterADeletion() throws Exception {
        // Given
        kring("up", "devstack");
        Files.delete(checkout.resolve("devstack/src/main/Old.java"));

        // When
        var output = kring("up", "devstack");

        // Then
        assertThat(output).contains("Building devstack");
    }

    @Test
    void refusesAnUnknownOptionBeforeItBuilds() throws Exception {
        // When
        var output = kring("demo", "--region", "NL");

        // Then
        assertThat(output).contains("--region is not known").doesNotContain("Building");
    }

    private void source(String name) throws IOException {
        Files.createFile(checkout.resolve("devstack/src/main").resolve(name));
    }

    private void maven(String meanwhile) throws IOException {
        var file = Files.createDirectories(checkout.resolve("maven/bin")).resolve("mvn");
        Files.writeString(file, "#!/bin/sh\n" + meanwhile + "\nmkdir -p devstack/target/lib\n");
        file.toFile().setExecutable(true);
    }

    /** What it prints; there is nothing to start in this checkout, so it always ends with an error. */
    private String kring(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(checkout.resolve("kring").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("KRING_HOME", checkout.resolve(".kring").toString());
        environment.put("KRING_JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", checkout.resolve("maven/bin") + ":" + environment.get("PATH"));
        environment.remove("KRING_BUILD");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
