package io.kring.contacts.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which column of a file holds what, told from its header by the names that CRM systems and people give their columns. */
record Header(List<String> names, List<@Nullable Field> fields) {

    /** What a column can hold. Of names, cities and the like the first column that is not empty counts. */
    enum Field {
        givenName("givenname", "firstname", "voornaam", "etunimi", "foarnamme", "vorname"),
        familyName("familyname", "lastname", "surname", "achternaam", "sukunimi", "efternamme", "nachname"),
        email("email", "emailaddress", "mail", "sähköposti"),
        phone(
                "phone",
                "phonemobile",
                "mobile",
                "mobilephone",
                "cell",
                "cellphone",
                "telephone",
                "tel",
                "telefoon",
                "mobiel",
                "puhelin"),
        city("city", "mailingcity", "town", "plaats", "woonplaats", "kaupunki", "plak", "stadt"),
        country("country", "countrycode", "countryregion", "mailingcountry", "mailingcountrycode", "land", "maa"),
        language("language", "languagecode", "preferredlanguage", "taal", "kieli", "sprache"),
        preferredChannel("preferredchannel", "preferredcontactmethod"),
        tags("tags"),
        smsConsent("smsconsent", "smsoptin"),
        emailConsent("emailconsent", "emailoptin", "hasnewsletter", "newsletter");

        private final Set<String> names;

        Field(String... names) {
            this.names = Set.of(names);
        }
    }

    /** Words that tell which of several: {@code email_work}, {@code E-mail 1 - Value}, {@code mailingCity}. */
    private static final Set<String> QUALIFIERS = Set.of(
            "work",
            "business",
            "home",
            "private",
            "personal",
            "other",
            "primary",
            "main",
            "secondary",
            "mailing",
            "address",
            "number",
            "value");

    static Header of(List<String> names) {
        var fields = new ArrayList<@Nullable Field>();
        names.forEach(name -> fields.add(field(name)));
        return new Header(List.copyOf(names), fields);
    }

    boolean knowsAddressOrName() {
        return fields.contains(Field.email)
                || fields.contains(Field.phone)
                || fields.contains(Field.familyName)
                || fields.contains(Field.givenName);
    }

    /** The header of the first column that holds this. */
    String nameOf(Field field) {
        return names.get(fields.indexOf(field));
    }

    private static @Nullable Field field(String name) {
        var words = name.split("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
        var essence = Arrays.stream(words)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !QUALIFIERS.contains(word))
                .collect(Collectors.joining());
        return Arrays.stream(Field.values())
                .filter(field -> field.names.contains(essence))
                .findFirst()
                .orElse(null);
    }
}
