package io.kring.contacts.file.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kring.contacts.file.FileException;
import io.kring.contacts.file.PeopleFile;
import io.kring.contacts.file.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What was written is read back, cell by cell. */
class PeopleWriterTest {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String VCARD = "text/vcard";
    private static final String VCARD_3 = "text/vcard; version=3.0";

    private static final List<String> COLUMNS = PeopleWriter.columns(People.CUSTOM);

    @Property(tries = 150)
    void csvIsReadBack(@ForAll("people") List<ObjectNode> people) throws IOException {
        assertThat(read(CSV, written(CSV, people))).isEqualTo(cells(people));
    }

    @Property(tries = 150)
    void ndjsonIsReadBack(@ForAll("people") List<ObjectNode> people) throws IOException {
        assertThat(read(NDJSON, written(NDJSON, people))).isEqualTo(cells(people));
    }

    @Property(tries = 150)
    void xlsxIsReadBack(@ForAll("people") List<ObjectNode> people) throws IOException {
        assertThat(read(XLSX, written(XLSX, people))).isEqualTo(cells(people));
    }

    @Property(tries = 150)
    void vcard4IsReadBack(@ForAll("people") List<ObjectNode> people) throws IOException {
        assertThat(read(VCARD, written(VCARD, people))).isEqualTo(withOneKindOfLineBreak(cells(people)));
    }

    @Property(tries = 150)
    void vcard3IsReadBack(@ForAll("people") List<ObjectNode> people) throws IOException {
        assertThat(read(VCARD, written(VCARD_3, people))).isEqualTo(withOneKindOfLineBreak(cells(people)));
    }

    @Test
    void theFirstLineOfCsvNamesTheFieldsInTheirOrder() throws IOException {
        // Given
        var person = person("""
                {"contactId": "1", "emails": ["a@example.org", "b@example.org"], "tags": ["a;b", "c"],
                 "companies": [{"name": "Kring"}], "custom": {"size": 2.50, "note": "=1+1"}}
                """);

        // When
        var csv =
                new String(written(CSV, PeopleWriter.columns(List.of("size", "note")), person), StandardCharsets.UTF_8);

        // Then
        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "contactId,salutation,givenName,familyName,emails,phones,socials,visitors,externalIds,shared,street,postcode,city,"
                                + "region,country,otherAddresses,birthDate,language,preferredChannel,lifecycleStage,owner,referredBy,tags,"
                                + "companies,consents,custom.size,custom.note",
                        "1,,,,a@example.org; b@example.org,,,,,,,,,,,,,,,,,,\"\"\"a;b\"\"; c\",\"[{\"\"name\"\":\"\"Kring\"\"}]\",,"
                                + "2.5,=1+1");
    }

    @Test
    void aCardSaysToOtherProgramsWhatTheyUnderstand() throws IOException {
        // Given
        var person = person("""
                {"contactId": "0197a3c1-0b5e-7c4e-8a52-3f1d5a6b7c8d", "givenName": "Sjoukje", "familyName": "van der Meer",
                 "salutation": "Dr.", "emails": ["a@example.org", "b@example.org"], "phones": ["+31612345678"],
                 "birthDate": "1980-02-03", "language": "fy", "tags": ["vip"], "lifecycleStage": "CUSTOMER",
                 "companies": [{"name": "Past", "until": "2020-01-01"}, {"name": "Kring", "role": "Buyer"}],
                 "street": "Marktstraat 1", "city": "Sneek", "postcode": "8601 AA", "country": "NL",
                 "custom": {"size": 2}}
                """);
        var columns = PeopleWriter.columns(List.of("size"));

        // When
        var version4 = lines(written(VCARD, columns, person));
        var version3 = lines(written(VCARD_3, columns, person));

        // Then
        assertThat(version4)
                .contains(
                        "VERSION:4.0",
                        "UID:urn:uuid:0197a3c1-0b5e-7c4e-8a52-3f1d5a6b7c8d",
                        "N:van der Meer;Sjoukje;;Dr.;",
                        "FN:Sjoukje van der Meer",
                        "EMAIL;PREF=1:a@example.org",
                        "EMAIL:b@example.org",
                        "TEL;PREF=1;VALUE=uri:tel:+31612345678",
                        "ADR:;;Marktstraat 1;Sneek;;8601 AA;NL",
                        "BDAY:19800203",
                        "LANG:fy",
                        "CATEGORIES:vip",
                        "ORG:Kring",
                        "TITLE:Buyer",
                        "X-KRING-LIFECYCLE-STAGE:CUSTOMER",
                        "X-KRING-CUSTOM:size=2");
        assertThat(version3)
                .contains(
                        "VERSION:3.0",
                        "EMAIL;TYPE=pref:a@example.org",
                        "TEL;TYPE=pref:+31612345678",
                        "BDAY:1980-02-03",
                        "X-KRING-LANGUAGE:fy");
    }

    @Test
    void whatAnotherProgramAddedToACardIsReadToo() throws IOException {
        // Given
        var card = new String(written(VCARD, COLUMNS, person("{\"givenName\": \"Jan\"}")), StandardCharsets.UTF_8)
                .replace("END:VCARD", "NOTE:Likes sailing\r\nEND:VCARD");

        // When
        var read = read(VCARD, card.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(read).containsExactly(Map.of("givenName", "Jan", "note", "Likes sailing"));
    }

    @Test
    void sheetsGoOnWhereExcelHasNoMoreRows() throws IOException {
        // Given
        var stream = new ByteArrayOutputStream();

        // When
        try (var writer = new XlsxPeople(stream, List.of("givenName"), 1_001)) {
            for (var number = 0; number < 2_500; number++) {
                writer.write(person("{\"givenName\": \"%d\"}".formatted(number)));
            }
        }

        // Then
        assertThat(read(XLSX, stream.toByteArray())).hasSize(2_500).last().isEqualTo(Map.of("givenName", "2499"));
    }

    @Test
    void fieldsThatWereNotAskedForAreNotWritten() throws IOException {
        // Given
        var person = person("{\"givenName\": \"Jan\", \"owner\": \"Piet\", \"companies\": [{\"name\": \"Kring\"}]}");

        // Then
        for (var type : List.of(CSV, XLSX, VCARD)) {
            assertThat(read(type, written(type, List.of("givenName"), person)))
                    .containsExactly(Map.of("givenName", "Jan"));
        }
    }

    @Test
    void aFormatThatIsNotWrittenIsRefused() {
        assertThatThrownBy(() -> PeopleWriter.open("application/pdf", new ByteArrayOutputStream(), COLUMNS))
                .isInstanceOf(FileException.Unsupported.class)
                .hasMessageStartingWith("cannot be written as application/pdf; ask for CSV (text/csv)");
    }

    @Provide
    Arbitrary<List<ObjectNode>> people() {
        return People.person().list().ofMinSize(1).ofMaxSize(4);
    }

    private static byte[] written(String mediaType, List<ObjectNode> people) throws IOException {
        return written(mediaType, COLUMNS, people.toArray(ObjectNode[]::new));
    }

    private static byte[] written(String mediaType, List<String> columns, ObjectNode... people) throws IOException {
        var stream = new ByteArrayOutputStream();
        try (var writer = PeopleWriter.open(mediaType, stream, columns)) {
            for (var person : people) {
                writer.write(person);
            }
        }
        return stream.toByteArray();
    }

    /** The cells that are not empty, by column. */
    private static List<Map<String, String>> read(String mediaType, byte[] bytes) throws IOException {
        var people = new ArrayList<Map<String, String>>();
        try (var file = PeopleFile.open(new ByteArrayInputStream(bytes), mediaType)) {
            for (var chunk = file.chunk(); !chunk.isEmpty(); chunk = file.chunk()) {
                for (var row : chunk) {
                    assertThat(row).isInstanceOf(Row.Fields.class);
                    people.add(named(file.header(), ((Row.Fields) row).fields()));
                }
            }
        }
        return people;
    }

    private static Map<String, String> named(List<String> header, List<String> fields) {
        var named = new LinkedHashMap<String, String>();
        for (var place = 0; place < fields.size(); place++) {
            if (!fields.get(place).isEmpty()) {
                named.put(header.get(place), fields.get(place));
            }
        }
        return named;
    }

    private static List<Map<String, String>> cells(List<ObjectNode> people) {
        return people.stream()
                .map(person -> named(
                        COLUMNS,
                        COLUMNS.stream()
                                .map(column -> PersonCells.text(person, column))
                                .toList()))
                .toList();
    }

    /** A vCard has but one. */
    private static List<Map<String, String>> withOneKindOfLineBreak(List<Map<String, String>> people) {
        people.forEach(person -> person.replaceAll((column, cell) -> cell.replaceAll("\r\n?", "\n")));
        return people;
    }

    private static List<String> lines(byte[] card) {
        return new String(card, StandardCharsets.UTF_8).lines().toList();
    }

    private static ObjectNode person(String json) throws IOException {
        return (ObjectNode) People.JSON.readTree(json);
    }
}
