package io.kring.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.e2e.client.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.StreamSupport;

/** The stack that is measured, driven by {@code ./kring} as a person would. */
final class Stack {
    private final Path checkout =
            Path.of(System.getProperty("kring.root", ".")).toAbsolutePath().normalize();
    private final int offset = Integer.parseInt(System.getenv().getOrDefault("KRING_PORT_OFFSET", "0"));

    Addresses addresses() {
        return Addresses.withOffset(offset);
    }

    Path checkout() {
        return checkout;
    }

    String contacts() {
        return "http://127.0.0.1:" + (8101 + offset);
    }

    int postgresPort() {
        return 5433 + offset;
    }

    String postgresPassword() throws IOException {
        var secrets = new Properties();
        var home = Path.of(System.getenv()
                .getOrDefault("KRING_HOME", checkout.resolve(".kring").toString()));
        try (var file = Files.newInputStream(home.resolve("secrets.properties"))) {
            secrets.load(file);
        }
        return secrets.getProperty("postgres.postgres");
    }

    /** Runs these parts and no others; all where none is named. Returns how long the start took. */
    Duration runExactly(List<String> parts) throws IOException, InterruptedException {
        kring(List.of("down"));
        var begun = Instant.now();
        var command = new ArrayList<>(List.of("up"));
        command.addAll(parts);
        kring(command);
        return Duration.between(begun, Instant.now());
    }

    /** Resident memory in MB of each part that runs. */
    List<Memory> memory() throws IOException, InterruptedException {
        var status = kring(List.of("status", "--json"));
        var parts = new ObjectMapper().readTree(status).path("parts");
        return StreamSupport.stream(parts.spliterator(), false).map(Memory::of).toList();
    }

    record Memory(String part, double megabytes) {
        static Memory of(JsonNode part) {
            return new Memory(part.path("name").asText(), part.path("rssBytes").asDouble() / 1e6);
        }
    }

    private String kring(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(checkout.resolve("kring").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KRING_BUILD", "no");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0 && !arguments.contains("status")) {
            throw new IOException("./kring " + String.join(" ", arguments) + " failed:\n" + output);
        }
        return output;
    }
}
