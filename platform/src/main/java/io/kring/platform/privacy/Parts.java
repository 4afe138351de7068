package io.kring.platform.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts records together into parts that are small enough for an event, each of one store. */
final class Parts {
    /** Takes a part when the next one begins, and the last one at the end. */
    interface Taker {
        void take(int part, boolean last, @Nullable String store, List<JsonNode> records);
    }

    /** Of a part, in bytes; an event has a million at most. */
    static final int LARGEST = 400_000;

    /** Of a text in a record that would be too large, in characters. */
    static final int LONGEST_TEXT = 20_000;

    private final Taker taker;
    private List<JsonNode> records = new ArrayList<>();
    private @Nullable String store;
    private int bytes;
    private int part = 1;

    Parts(Taker taker) {
        this.taker = taker;
    }

    void add(String ofStore, JsonNode record) {
        var fitting = fitting(record);
        var size = size(fitting);
        if (store != null && (!Objects.equals(store, ofStore) || bytes + size > LARGEST)) {
            taker.take(part++, false, store, records);
            records = new ArrayList<>();
            bytes = 0;
        }
        store = ofStore;
        records.add(fitting);
        bytes += size;
    }

    void end() {
        taker.take(part, true, store, records);
    }

    /** What is far too long to be read is cut; the record stays. */
    private static JsonNode fitting(JsonNode record) {
        if (size(record) <= LARGEST) {
            return record;
        }
        var shortened = record.<ObjectNode>deepCopy();
        record.properties().forEach(field -> {
            var text = field.getValue().isTextual()
                    ? field.getValue().asText()
                    : field.getValue().toString();
            if (text.length() > LONGEST_TEXT) {
                shortened.set(field.getKey(), TextNode.valueOf(text.substring(0, LONGEST_TEXT) + "…"));
            }
        });
        return shortened;
    }

    private static int size(JsonNode record) {
        return record.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
