package io.kring.e2e.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Kring says beside what was counted outside it. */
final class Comparison {
    /** One figure, from both sides. */
    record Row(String what, BigDecimal kring, BigDecimal outside) {
        boolean equal() {
            return kring.compareTo(outside) == 0;
        }
    }

    private record Result(boolean ok, List<Row> rows) {}

    private final List<Row> rows = new ArrayList<>();

    void add(String what, long kring, long outside) {
        add(what, BigDecimal.valueOf(kring), BigDecimal.valueOf(outside));
    }

    void add(String what, BigDecimal kring, BigDecimal outside) {
        rows.add(new Row(what, kring, outside));
    }

    boolean equal() {
        return rows.stream().allMatch(Row::equal);
    }

    String table() {
        var table = new StringBuilder(String.format(Locale.ROOT, "%n%-44s %12s %12s%n", "", "Kring", "outside"));
        for (var row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-44s %12s %12s%s%n",
                    row.what(),
                    row.kring().toPlainString(),
                    row.outside().toPlainString(),
                    row.equal() ? "" : "   <-- differs"));
        }
        return table.toString();
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(
                file,
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(new Result(equal(), rows))
                        + "\n");
    }
}
