package io.kring.contacts.file;

import io.kring.contacts.file.text.TextSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of which each names its values. All are read first, and kept in a temporary file, to find the columns: in the order in
 * which they first appear. A column that only the last of a million people has is a column like the others.
 */
final class FoundColumns implements PeopleFile.Records {
    private static final int MOST_COLUMNS = 1_000;
    private static final int UNREADABLE = -1;

    private final NamedRecords records;
    private final Path file;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final DataInputStream kept;
    private int headerCharacters;
    private long left;
    private @Nullable IOException end;

    /** What a record has, or why it cannot be read. */
    sealed interface Found {
        /** What it has by the names of columns; {@code text} is as in the file. */
        record Values(long line, String text, Map<String, String> values) implements Found {}

        record Unreadable(Row.Unreadable row) implements Found {}

        static Found unreadable(long line, String text, String reason) {
            return new Unreadable(new Row.Unreadable(line, text, reason));
        }
    }

    /** Where the records come from. */
    interface NamedRecords extends Closeable {
        /** Null at the end. */
        @Nullable
        Found next() throws IOException;
    }

    /** Reads all records; the exception by which they end, where it is not the end of the file, is thrown after the last. */
    FoundColumns(NamedRecords records) throws IOException {
        this.records = records;
        this.file = Files.createTempFile("kring-people", ".rows");
        try {
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                keepAll(out);
            }
            this.kept = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public List<String> header() {
        return List.copyOf(columns.keySet());
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (left == 0) {
            if (end != null) {
                throw end;
            }
            return null;
        }
        left--;
        var line = kept.readLong();
        var values = kept.readInt();
        if (values == UNREADABLE) {
            return new Row.Unreadable(line, read(), read());
        }
        var fields = new String[columns.size()];
        Arrays.fill(fields, "");
        for (var value = 0; value < values; value++) {
            fields[kept.readInt()] = read();
        }
        return new Row.Fields(line, List.of(fields));
    }

    @Override
    public void close() throws IOException {
        try (records) {
            kept.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void keepAll(DataOutputStream out) throws IOException {
        for (var found = nextFound(); found != null; found = nextFound()) {
            keep(out, found);
            left++;
        }
    }

    private @Nullable Found nextFound() {
        try {
            return records.next();
        } catch (IOException e) {
            end = e;
            return null;
        }
    }

    private void keep(DataOutputStream out, Found found) throws IOException {
        switch (found) {
            case Found.Values(var line, var text, var values) -> {
                if (!isText(values)) {
                    keep(out, Found.unreadable(line, text, "has something that is no text"));
                } else if (!findColumns(values)) {
                    keep(out, Found.unreadable(line, text, "has more different fields than a file can have columns"));
                } else {
                    out.writeLong(line);
                    out.writeInt(values.size());
                    for (var value : values.entrySet()) {
                        out.writeInt(columns.getOrDefault(value.getKey(), UNREADABLE));
                        write(out, value.getValue());
                    }
                }
            }
            case Found.Unreadable(var row) -> {
                out.writeLong(row.line());
                out.writeInt(UNREADABLE);
                write(out, row.text());
                write(out, row.reason());
            }
        }
    }

    private static boolean isText(Map<String, String> values) {
        return values.values().stream().noneMatch(TextSource::isDamaged)
                && values.keySet().stream().noneMatch(name -> name.indexOf('\0') >= 0 || TextSource.isDamaged(name));
    }

    private boolean findColumns(Map<String, String> values) {
        var more = values.keySet().stream()
                .filter(name -> !columns.containsKey(name))
                .toList();
        var characters = more.stream().mapToInt(String::length).sum();
        if (columns.size() + more.size() > MOST_COLUMNS || headerCharacters + characters > PeopleFile.LONGEST_HEADER) {
            return false;
        }
        more.forEach(name -> columns.put(name, columns.size()));
        headerCharacters += characters;
        return true;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private String read() throws IOException {
        return new String(kept.readNBytes(kept.readInt()), StandardCharsets.UTF_8);
    }
}
