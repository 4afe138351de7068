package io.kring.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.client.Addresses;
import io.kring.e2e.client.Kring;
import io.kring.e2e.client.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** The stack that is measured, driven by {@code ./kring} as a person would. */
final class Stack {
    /** All else runs where these do. */
    private static final List<String> APPLICATIONS = List.of(
            "contacts-service",
            "leads-service",
            "campaigns-service",
            "messaging-service",
            "analytics-service",
            "api-gateway");

    private static final Duration CATCHING_UP = Duration.ofMinutes(15);

    private final Kring kring = Kring.fromEnvironment();

    Addresses addresses() {
        return kring.addresses();
    }

    Path checkout() {
        return kring.checkout();
    }

    String contacts() {
        return "http://127.0.0.1:" + (8101 + kring.offset());
    }

    int postgresPort() {
        return 5433 + kring.offset();
    }

    String postgresPassword() throws IOException {
        return kring.secret("postgres.postgres");
    }

    /** Runs these parts and no others; all where none is named. */
    void run(List<String> parts) throws IOException, InterruptedException {
        if (!parts.isEmpty() || !allReady()) {
            restart(parts);
        }
    }

    private boolean allReady() throws IOException, InterruptedException {
        return kring.parts().stream()
                .filter(part -> part.path("state").asText().equals("READY"))
                .map(part -> part.path("name").asText())
                .collect(Collectors.toSet())
                .containsAll(APPLICATIONS);
    }

    /** As {@link #run}, whatever runs already. Returns how long the start took. */
    Duration restart(List<String> parts) throws IOException, InterruptedException {
        kring.show("down");
        var begun = Instant.now();
        kring.show(Stream.concat(Stream.of("up"), parts.stream()).toArray(String[]::new));
        return Duration.between(begun, Instant.now());
    }

    /** Waits until these parts, all where none is named, have read all events that there are. */
    void awaitCaughtUp(List<String> parts) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + (9092 + kring.offset())))) {
            Waiting.until("consumer groups without lag", CATCHING_UP, () -> lag(admin, parts), Map::isEmpty);
        }
    }

    /** By consumer group of these parts, how many events it has not committed yet; without those that have none. */
    private static Map<String, Long> lag(Admin admin, List<String> parts)
            throws ExecutionException, InterruptedException {
        var lag = new TreeMap<String, Long>();
        for (var listing :
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get()) {
            var group = listing.groupId();
            if (parts.isEmpty() || parts.stream().anyMatch(part -> group.startsWith(part + "."))) {
                lag.put(group, behind(admin, group));
            }
        }
        lag.values().removeIf(behind -> behind == 0);
        return lag;
    }

    private static long behind(Admin admin, String group) throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get();
        return ends.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum()
                - committed.values().stream()
                        .mapToLong(OffsetAndMetadata::offset)
                        .sum();
    }

    /** How many seconds after it was launched each part was ready. */
    Map<String, Double> startTimes() throws IOException, InterruptedException {
        var times = new LinkedHashMap<String, Double>();
        for (var part : kring.parts()) {
            times.put(part.path("name").asText(), part.path("readyAfterMillis").asDouble() / 1000);
        }
        return times;
    }

    /** Resident memory in MB of each part that runs. */
    List<Memory> memory() throws IOException, InterruptedException {
        return kring.parts().stream().map(Memory::of).toList();
    }

    record Memory(String part, double megabytes) {
        static Memory of(JsonNode part) {
            return new Memory(part.path("name").asText(), part.path("rssBytes").asDouble() / 1e6);
        }
    }
}
