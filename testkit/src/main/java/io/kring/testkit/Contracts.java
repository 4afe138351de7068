package io.kring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;

/** Checks events against contracts/events: the schema and the golden example of their type. */
public final class Contracts {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Contracts() {}

    /** The golden example of an event type. */
    public static ObjectNode example(String type) {
        try {
            return (ObjectNode) JSON.readTree(text(type + ".example.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a listener reads of the golden example. */
    public static <T> T read(String type, Class<T> record) {
        try {
            return JSON.treeToValue(example(type), record);
        } catch (IOException e) {
            throw new UncheckedIOException(type + " cannot be read as " + record, e);
        }
    }

    /** The record, written as JSON, must fit the schema and equal the golden example. */
    public static void assertPublishes(String type, Object record) {
        var written = JSON.<JsonNode>valueToTree(record);
        assertValid(type, written);
        assertThat(written.equals(byNumber(), example(type)))
                .as(
                        "%s as written:%n%s%nas agreed:%n%s",
                        type, written.toPrettyString(), example(type).toPrettyString())
                .isTrue();
    }

    /** An event as seen on its topic must fit the schema. */
    public static void assertValid(String type, JsonNode event) {
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(type + ".schema.json"), InputFormat.JSON)
                .validate(event.toString(), InputFormat.JSON);
        assertThat(errors).as("%s %s", type, event).isEmpty();
    }

    /** 1250.5 and 1250.50 are the same amount. */
    private static Comparator<JsonNode> byNumber() {
        return (one, other) -> one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
    }

    private static String text(String file) {
        try {
            return Files.readString(Project.root().resolve("contracts/events").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
