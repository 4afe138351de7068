package io.kring.contacts.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a file holds what, told from its header by the names that CRM systems and people give their columns. */
record Header(List<String> names, List<@Nullable Field> fields) {

    /** What a column can hold. */
    enum Field {
        givenName("givenname", "firstname", "voornaam", "etunimi", "foarnamme"),
        familyName("familyname", "lastname", "surname", "achternaam", "sukunimi", "efternamme"),
        email(),
        phone(),
        city("city", "mailingcity", "town", "plaats", "woonplaats", "kaupunki", "plak"),
        country("country", "countrycode", "mailingcountrycode", "land", "maa"),
        language("language", "preferredlanguage", "taal", "kieli"),
        preferredChannel("preferredchannel", "preferredcontactmethod"),
        tags("tags"),
        smsConsent("smsconsent", "smsoptin"),
        emailConsent("emailconsent", "emailoptin", "hasnewsletter", "newsletter");

        private final Set<String> names;

        Field(String... names) {
            this.names = Set.of(names);
        }
    }

    /** Columns that hold several values of a kind are numbered or qualified: {@code email_work}, {@code Phone 2}. */
    private static final Map<Field, List<String>> BEGINNINGS = Map.of(
            Field.email, List.of("email", "primaryemail", "mail"),
            Field.phone, List.of("phone", "mobile", "telephone", "telefoon", "mobiel", "puhelin"));

    static Header of(List<String> names) {
        var fields = new ArrayList<@Nullable Field>();
        names.forEach(name -> fields.add(field(name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]", ""))));
        return new Header(List.copyOf(names), fields);
    }

    boolean knowsAddressOrName() {
        return fields.contains(Field.email)
                || fields.contains(Field.phone)
                || fields.contains(Field.familyName)
                || fields.contains(Field.givenName);
    }

    private static @Nullable Field field(String name) {
        for (var field : Field.values()) {
            if (field.names.contains(name)) {
                return field;
            }
        }
        return BEGINNINGS.entrySet().stream()
                .filter(beginnings -> beginnings.getValue().stream().anyMatch(name::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
