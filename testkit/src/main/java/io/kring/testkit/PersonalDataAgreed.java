package io.kring.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Compares what a service keeps of people with contracts/privacy.json: each store stands there with its purpose, and each table of the
 * service is a store, belongs to one ({@code tables} of its entry), or is said, with a reason, to hold nothing of people.
 */
public final class PersonalDataAgreed {
    private static final String TABLES = """
            select t.relname from pg_class t join pg_namespace n on n.oid = t.relnamespace
            where n.nspname = 'public' and t.relkind in ('r', 'p') and not t.relispartition
              and t.relname <> 'flyway_schema_history'""";

    private static final Set<String> BASES = Set.of("consent", "contract", "legal-obligation", "legitimate-interest");
    private static final Set<String> ERASURES = Set.of("deleted", "anonymised", "kept");

    private PersonalDataAgreed() {}

    /** @param stores the names of the service's stores, those of the platform among them */
    public static void assertHolds(DataSource database, Collection<String> stores) {
        var service = Project.module().getFileName().toString();
        var document = read();
        var entries = entries(document, service);
        var nothing = new TreeSet<String>();
        Stream.of("platform", service)
                .flatMap(part -> document.path("nothing").path(part).propertyStream())
                .forEach(table -> {
                    assertThat(table.getValue().asText())
                            .as("why %s holds nothing of people", table.getKey())
                            .isNotBlank();
                    nothing.add(table.getKey());
                });
        assertAgreed(tables(database), stores, entries, nothing);
        entries.forEach(PersonalDataAgreed::assertComplete);
    }

    /** @param aging the names of the service's stores whose rows can be too old: of these, and no others, the file says since when */
    public static void assertAges(Collection<String> aging) {
        assertThat(entries(read(), Project.module().getFileName().toString()))
                .filteredOn(entry -> !entry.path("since").asText().isBlank())
                .extracting(entry -> entry.path("store").asText())
                .as("stores with an age in contracts/privacy.json")
                .containsExactlyInAnyOrderElementsOf(aging);
    }

    private static List<JsonNode> entries(JsonNode document, String service) {
        return Stream.of("platform", service)
                .flatMap(part -> document.path(part).valueStream())
                .toList();
    }

    static void assertAgreed(
            Collection<String> tables, Collection<String> stores, List<JsonNode> entries, Set<String> nothing) {
        var listed = entries.stream().map(entry -> entry.path("store").asText()).toList();
        assertThat(listed).as("stores in contracts/privacy.json").containsExactlyInAnyOrderElementsOf(stores);
        var holding = new TreeSet<>(listed);
        entries.forEach(entry ->
                entry.path("tables").valueStream().map(JsonNode::asText).forEach(holding::add));
        assertThat(nothing).as("tables that hold nothing of people").doesNotContainAnyElementsOf(holding);
        var known = new TreeSet<>(holding);
        known.addAll(nothing);
        assertThat(known)
                .as("stores, and tables of which contracts/privacy.json tells that they hold nothing of people")
                .containsAll(tables);
        assertThat(tables).as("tables of the service").containsAll(nothing);
    }

    static void assertComplete(JsonNode entry) {
        var store = entry.path("store").asText();
        assertThat(entry.path("title").asText()).as("title of %s", store).isNotBlank();
        assertThat(entry.path("purpose").asText()).as("purpose of %s", store).isNotBlank();
        assertThat(BASES).as("basis of %s", store).contains(entry.path("basis").asText());
        assertThat(entry.path("categories")).as("categories of %s", store).isNotEmpty();
        assertThat(entry.path("recipients").isArray())
                .as("recipients of %s are a list", store)
                .isTrue();
        var erasure = entry.path("erasure").asText();
        assertThat(ERASURES).as("erasure of %s", store).contains(erasure);
        assertThat(entry.path("why").asText().isBlank())
                .as("%s tells why it is kept, and only then", store)
                .isNotEqualTo(erasure.equals("kept"));
        assertThat(isPeriod(entry.path("keptFor")))
                .as("keptFor of %s is an ISO 8601 period or null", store)
                .isTrue();
    }

    private static boolean isPeriod(JsonNode keptFor) {
        try {
            return keptFor.isNull() || !Period.parse(keptFor.asText()).isZero();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<String> tables(DataSource database) {
        var tables = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(TABLES)) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Project.root().resolve("contracts/privacy.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
