package io.kring.contacts.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a file gives. */
record Reading(
        List<String> header, List<Row> rows, @Nullable RuntimeException end) {
    static Reading of(String mediaType, String text) throws IOException {
        return of(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(@Nullable String mediaType, byte[] bytes) throws IOException {
        return of(mediaType, new ByteArrayInputStream(bytes));
    }

    static Reading of(@Nullable String mediaType, InputStream stream) throws IOException {
        var rows = new ArrayList<Row>();
        try (var file = PeopleFile.open(stream, mediaType)) {
            try {
                for (var chunk = file.chunk(); !chunk.isEmpty(); chunk = file.chunk()) {
                    rows.addAll(chunk);
                }
                return new Reading(file.header(), rows, null);
            } catch (RuntimeException e) {
                return new Reading(file.header(), rows, e);
            }
        }
    }

    /** The fields of the rows that could be read. */
    List<List<String>> fields() {
        return rows.stream()
                .filter(Row.Fields.class::isInstance)
                .map(row -> ((Row.Fields) row).fields())
                .toList();
    }

    /** What is not empty in the rows that could be read. */
    List<Map<String, String>> named() {
        return fields().stream().map(this::named).toList();
    }

    List<Row.Unreadable> unreadable() {
        return rows.stream()
                .filter(Row.Unreadable.class::isInstance)
                .map(Row.Unreadable.class::cast)
                .toList();
    }

    List<Long> lines() {
        return rows.stream().map(Row::line).toList();
    }

    private Map<String, String> named(List<String> fields) {
        var named = new LinkedHashMap<String, String>();
        for (var place = 0; place < fields.size(); place++) {
            if (!fields.get(place).isEmpty()) {
                named.put(header.get(place), fields.get(place));
            }
        }
        return named;
    }
}
