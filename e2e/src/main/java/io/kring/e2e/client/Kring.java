package io.kring.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.StreamSupport;

/**
 * The command {@code ./kring}, and the stack that it runs from what is built already.
 *
 * @param checkout where the command lies
 * @param home where the stack keeps its data
 * @param offset added to every port
 */
public record Kring(Path checkout, Path home, int offset) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a command has printed, and its exit code. */
    public record Outcome(int code, String output) {}

    /** The stack that {@code KRING_HOME} and {@code KRING_PORT_OFFSET} name. */
    public static Kring fromEnvironment() {
        var checkout =
                Path.of(System.getProperty("kring.root", ".")).toAbsolutePath().normalize();
        var env = System.getenv();
        return new Kring(
                checkout,
                checkout.resolve(env.getOrDefault("KRING_HOME", ".kring")),
                Integer.parseInt(env.getOrDefault("KRING_PORT_OFFSET", "0").strip()));
    }

    public Addresses addresses() {
        return Addresses.withOffset(offset);
    }

    /** Starts the command and leaves it running. */
    public Process start(String... arguments) {
        return start(command(arguments).redirectErrorStream(true));
    }

    /** Runs the command before the user's eyes. */
    public void show(String... arguments) throws InterruptedException {
        var code = start(command(arguments).inheritIO()).waitFor();
        if (code != 0) {
            throw new IllegalStateException("./kring " + String.join(" ", arguments) + " ended with " + code);
        }
    }

    private ProcessBuilder command(String... arguments) {
        var command = new ArrayList<>(List.of(checkout.resolve("kring").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("KRING_HOME", home.toString());
        builder.environment().put("KRING_PORT_OFFSET", String.valueOf(offset));
        builder.environment().put("KRING_BUILD", "no");
        return builder;
    }

    private static Process start(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Outcome run(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /** @throws IllegalStateException with all that the command printed, where it fails */
    public String expect(String... arguments) throws IOException, InterruptedException {
        var outcome = run(arguments);
        if (outcome.code() != 0) {
            throw new IllegalStateException("./kring " + String.join(" ", arguments) + " ended with " + outcome.code()
                    + ":\n" + outcome.output());
        }
        return outcome.output();
    }

    /** What {@code ./kring status --json} tells of each part. */
    public List<JsonNode> parts() throws IOException, InterruptedException {
        var parts = JSON.readTree(run("status", "--json").output()).path("parts");
        return StreamSupport.stream(parts.spliterator(), false).toList();
    }

    public JsonNode part(String name) throws IOException, InterruptedException {
        return parts().stream()
                .filter(part -> part.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no part " + name));
    }

    /** A secret that this stack made for itself. */
    public String secret(String name) throws IOException {
        var secrets = new Properties();
        try (var file = Files.newInputStream(home.resolve("secrets.properties"))) {
            secrets.load(file);
        }
        return secrets.getProperty(name);
    }
}
