package io.kring.contacts.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.kring.contacts.file.FoundColumns.Found;
import io.kring.contacts.file.text.Lines;
import io.kring.contacts.file.text.ListCell;
import io.kring.contacts.file.text.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object on each line (NDJSON, JSON Lines). Members of objects within become columns with a dot, {@code address.city}; texts
 * and numbers in an array are one list, see {@link ListCell}; objects in an array become columns with a number, {@code
 * phone.value}, {@code phone.value 2} for {@code "phones": [{"value": …}, …]}, but {@code companies}, {@code consents},
 * {@code otherAddresses} and objects within {@code custom}, which stay JSON. Numbers and truth values are as the file writes them; null is nothing.
 */
final class NdjsonRecords implements FoundColumns.NamedRecords {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(50).build())
            .build();

    /** Arrays of what a person has several of are named in the plural; a column holds one. */
    private static final Map<String, String> SINGULAR = Map.of(
            "emails", "email",
            "emailaddresses", "emailAddress",
            "phones", "phone",
            "phonenumbers", "phoneNumber",
            "mobiles", "mobile",
            "addresses", "address");

    /** Arrays of objects that are read as they are. */
    /** Of our own export; an object in it is a value, such as an amount with its currency. */
    private static final String CUSTOM = "custom.";

    private static final Set<String> JSON_COLUMNS = Set.of("companies", "consents", "otherAddresses");

    private final Lines lines;

    NdjsonRecords(InputStream stream) throws IOException {
        this.lines = new Lines(new TextSource(stream, false), PeopleFile.LONGEST_RECORD);
    }

    @Override
    public @Nullable Found next() throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (!line.text().isBlank()) {
                return read(line);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static Found read(Lines.Line line) throws IOException {
        if (!line.isWhole()) {
            return unreadable(line, "is longer than " + PeopleFile.LONGEST_RECORD + " characters");
        }
        if (TextSource.isDamaged(line.text())) {
            return unreadable(line, "has bytes that are not UTF-8");
        }
        try (var json = JSON.createParser(line.text())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return unreadable(line, "is not a JSON object");
            }
            var values = new Values();
            object(json, "", "", values);
            return json.nextToken() == null
                    ? new Found.Values(line.number(), line.text(), values.named)
                    : unreadable(line, "has more than one JSON object");
        } catch (JsonProcessingException e) {
            var column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            return unreadable(line, "is not JSON, at character %d: %s".formatted(column, e.getOriginalMessage()));
        }
    }

    private static Found unreadable(Lines.Line line, String reason) {
        return Found.unreadable(line.number(), line.text(), reason);
    }

    /** @param number of the array's element that this is in, with a space before */
    private static void object(JsonParser json, String path, String number, Values values) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = path + json.currentName();
            json.nextToken();
            if (path.equals(CUSTOM) && json.currentToken() == JsonToken.START_OBJECT) {
                values.add(name, number, copy(json));
            } else if (JSON_COLUMNS.contains(name) && json.currentToken() == JsonToken.START_ARRAY) {
                var array = copy(json);
                values.add(name, number, array.equals("[]") ? "" : array);
            } else {
                value(json, name, number, values);
            }
        }
    }

    private static void value(JsonParser json, String path, String number, Values values) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> object(json, path + ".", number, values);
            case START_ARRAY -> array(json, path, number, values);
            case VALUE_NULL -> {}
            default -> values.add(path, number, json.getText());
        }
    }

    private static void array(JsonParser json, String path, String number, Values values) throws IOException {
        var list = new ArrayList<String>();
        for (var place = 1; json.nextToken() != JsonToken.END_ARRAY; place++) {
            if (json.currentToken().isScalarValue()) {
                if (json.currentToken() != JsonToken.VALUE_NULL) {
                    list.add(json.getText());
                }
            } else {
                value(json, singular(path), place == 1 ? number : number + " " + place, values);
            }
        }
        if (!list.isEmpty()) {
            values.add(path, number, ListCell.encode(list));
        }
    }

    private static String singular(String path) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        return path.substring(0, path.length() - name.length())
                + SINGULAR.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    private static String copy(JsonParser json) throws IOException {
        var text = new StringWriter();
        try (var copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructure(json);
        }
        return text.toString();
    }

    private static final class Values {
        private final Map<String, String> named = new LinkedHashMap<>();

        void add(String path, String number, String value) {
            var name = path + number;
            for (var next = 2; named.containsKey(name); next++) {
                name = path + number + " " + next;
            }
            named.put(name, value);
        }
    }
}
