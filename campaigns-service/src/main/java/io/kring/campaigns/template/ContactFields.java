package io.kring.campaigns.template;

import io.kring.campaigns.audience.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a person that a text can name; what is blank counts as missing, so that {@code ?:} fills it in. */
public final class ContactFields {
    static final String BASE = "contact";
    static final Map<String, Function<Person, @Nullable String>> FIELDS = new TreeMap<>(Map.of(
            "givenName", Person::givenName,
            "familyName", Person::familyName,
            "city", Person::city,
            "country", Person::country,
            "language", Person::language));

    private ContactFields() {}

    public static Map<String, @Nullable String> of(Person person) {
        var values = new HashMap<String, @Nullable String>();
        FIELDS.forEach((name, field) -> {
            var value = field.apply(person);
            values.put(name, value == null || value.isBlank() ? null : value);
        });
        return values;
    }
}
