package io.kring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * Compares the OpenAPI document that a service serves with its snapshot in contracts/openapi, whose diff is what is reviewed, and lints
 * it.
 */
public final class OpenApiSnapshot {
    private static final String UPDATE = "kring.openapi.update";
    private static final int SHOWN = 10;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private OpenApiSnapshot() {}

    /** Or writes the snapshot, if the system property {@code kring.openapi.update} is true. */
    public static void assertUnchanged() {
        var service = Project.module().getFileName().toString();
        var snapshot = Project.root().resolve("contracts/openapi").resolve(service + ".json");
        try {
            var served = JSON.readTree(RestAssured.get("/openapi?format=json").asByteArray());
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(snapshot.getParent());
                Files.writeString(snapshot, JSON.writeValueAsString(JSON.treeToValue(served, Object.class)) + "\n");
            }
            assertThat(OpenApiRules.broken(served)).as("what a linter finds").isEmpty();
            assertSame(snapshot, served);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSame(Path snapshot, JsonNode served) throws IOException {
        var differences = new TreeSet<String>();
        var known = Files.exists(snapshot) ? JSON.readTree(snapshot.toFile()) : JSON.createObjectNode();
        compare("", known, served, differences);
        assertThat(differences.stream().limit(SHOWN))
                .as(
                        "%d differences between %s and what is served; if they are meant, run this test with -D%s=true",
                        differences.size(), snapshot, UPDATE)
                .isEmpty();
    }

    private static void compare(String at, JsonNode known, JsonNode served, TreeSet<String> differences) {
        if (known.isObject() && served.isObject()) {
            var names = new TreeSet<String>();
            known.fieldNames().forEachRemaining(names::add);
            served.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at + "/" + name, known.path(name), served.path(name), differences));
        } else if (!known.equals(served)) {
            differences.add(at + ": " + shown(known) + " became " + shown(served));
        }
    }

    private static String shown(JsonNode node) {
        var text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
