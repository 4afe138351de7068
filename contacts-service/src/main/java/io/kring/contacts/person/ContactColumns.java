package io.kring.contacts.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.consent.Channel;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of the table {@code contact} that tell of the person, what is written into each, and how they are read. */
@Singleton
class ContactColumns {
    private static final TypeReference<List<PostalAddress>> ADDRESSES = new TypeReference<>() {};
    private static final TypeReference<Map<String, JsonNode>> CUSTOM = new TypeReference<>() {};
    private static final TypeReference<Affiliation> AFFILIATION = new TypeReference<>() {};

    private record Column(String name, String place, Function<Person, @Nullable Object> value) {
        Column(String name, Function<Person, @Nullable Object> value) {
            this(name, "?", value);
        }
    }

    private final ObjectMapper json;
    private final List<Column> columns;

    ContactColumns(ObjectMapper json) {
        this.json = json;
        this.columns = List.of(
                new Column("salutation", Person::salutation),
                new Column("given_name", Person::givenName),
                new Column("family_name", Person::familyName),
                new Column("street", Person::street),
                new Column("postcode", Person::postcode),
                new Column("city", Person::city),
                new Column("region", Person::region),
                new Column("country", Person::country),
                new Column(
                        "other_addresses",
                        "cast(? as jsonb)",
                        person -> person.otherAddresses().isEmpty() ? null : written(person.otherAddresses())),
                new Column("birth_date", Person::birthDate),
                new Column("language", Person::language),
                new Column("preferred_channel", person -> name(person.preferredChannel())),
                new Column("lifecycle_stage", person -> name(person.lifecycleStage())),
                new Column("owner", Person::owner),
                new Column("referred_by", Person::referredBy),
                new Column("tags", person -> person.tags().toArray(String[]::new)),
                new Column(
                        "custom",
                        "cast(? as jsonb)",
                        person -> person.custom().isEmpty() ? null : written(person.custom())));
    }

    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    String places() {
        return columns.stream().map(Column::place).collect(Collectors.joining(", "));
    }

    String assignments() {
        return columns.stream()
                .map(column -> column.name() + " = " + column.place())
                .collect(Collectors.joining(", "));
    }

    /** What is written into them, in the order of their names. */
    List<@Nullable Object> values(Person person) {
        return columns.stream()
                .<@Nullable Object>map(column -> column.value().apply(person))
                .collect(Collectors.toList());
    }

    /** From a row with these columns; the addresses are in another table. */
    PersonBuilder read(ResultSet row) throws SQLException {
        var otherAddresses = row.getString("other_addresses");
        var custom = row.getString("custom");
        var preferredChannel = row.getString("preferred_channel");
        var lifecycleStage = row.getString("lifecycle_stage");
        return PersonBuilder.builder()
                .salutation(row.getString("salutation"))
                .givenName(row.getString("given_name"))
                .familyName(row.getString("family_name"))
                .street(row.getString("street"))
                .postcode(row.getString("postcode"))
                .city(row.getString("city"))
                .region(row.getString("region"))
                .country(row.getString("country"))
                .otherAddresses(otherAddresses == null ? List.of() : read(otherAddresses, ADDRESSES))
                .birthDate(row.getObject("birth_date", LocalDate.class))
                .language(row.getString("language"))
                .preferredChannel(preferredChannel == null ? null : Channel.valueOf(preferredChannel))
                .lifecycleStage(lifecycleStage == null ? null : LifecycleStage.valueOf(lifecycleStage))
                .owner(row.getString("owner"))
                .referredBy(row.getObject("referred_by", UUID.class))
                .custom(custom == null ? Map.of() : read(custom, CUSTOM))
                .tags(Arrays.asList((String[]) row.getArray("tags").getArray()));
    }

    /** From a JSON object for each. */
    List<Affiliation> affiliations(List<String> written) {
        return written.stream().map(one -> read(one, AFFILIATION)).toList();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column that cannot be written as JSON", e);
        }
    }

    private <T> T read(String written, TypeReference<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column that is not JSON of its kind", e);
        }
    }
}
