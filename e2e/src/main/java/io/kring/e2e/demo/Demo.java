package io.kring.e2e.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import io.kring.e2e.client.Kring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code ./kring demo}: closes the circle once, and tells whether Kring's figures are those of the outside world. */
public final class Demo {
    private static final int PEOPLE = 400;
    private static final String USAGE = "usage: ./kring demo [--contacts FILE.csv] [--regions NL,FI] [--json FILE]";

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        @Nullable Path contacts = null;
        @Nullable Path json = null;
        var regions = "NL,FI,GB,US";
        for (var place = 0; place < arguments.length; place += 2) {
            if (place + 1 == arguments.length) {
                fail(arguments[place] + " needs a value; " + USAGE);
            }
            var value = arguments[place + 1];
            switch (arguments[place]) {
                case "--contacts" -> contacts = Path.of(value);
                case "--json" -> json = Path.of(value);
                case "--regions" -> regions = value;
                default -> fail(arguments[place] + " is not known; " + USAGE);
            }
        }
        var file = contacts == null ? generated() : of(contacts, regions);
        var comparison = new Circle(Kring.fromEnvironment().addresses(), file).close();
        System.out.println(comparison.table());
        if (json != null) {
            comparison.writeTo(json);
        }
        if (!comparison.equal()) {
            System.out.println("The columns differ: " + Arrays.toString(arguments));
            System.exit(1);
        }
        System.out.println("The circle is closed: both columns are equal.");
    }

    private static ContactsFile generated() {
        var people = People.of(PEOPLE);
        return new ContactsFile(
                "people.csv", people.csv(), people.rows(), "NL,FI,GB", "city in ['Sneek', 'Bolsward', 'Leeuwarden']");
    }

    private static ContactsFile of(Path file, String regions) throws IOException {
        if (!Files.isReadable(file)) {
            fail("--contacts: there is no file " + file + " that can be read");
        }
        var text = Files.readString(file);
        try (var rows = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            var count = rows.stream().count() - 1;
            return new ContactsFile(file.getFileName().toString(), text, (int) count, regions, "hasPhone || hasEmail");
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
