package io.kring.contacts.importing;

import io.kring.contacts.customfield.CustomFieldView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds what, told from its header by the names that CRM systems and people give their columns.
 *
 * @param fields what each column holds; null where that is not known, and those are not imported
 * @param customKeys of the columns that hold custom fields
 */
record Header(List<String> names, List<@Nullable Field> fields, List<@Nullable String> customKeys) {

    /** What a column can hold. Of names, cities and the like the first column that is not empty counts. */
    enum Field {
        contactId("contactid"),
        salutation("salutation", "salutationname", "nameprefix", "aanhef"),
        givenName("givenname", "firstname", "voornaam", "etunimi", "foarnamme", "vorname"),
        familyName("familyname", "lastname", "surname", "achternaam", "sukunimi", "efternamme", "nachname"),
        fullName("name", "fullname", "displayname", "naam", "nimi", "namme"),
        email("email", "emails", "emailaddress", "mail", "sähköposti"),
        phone(
                "phone",
                "phones",
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
        social("socials", "linkedin", "linkedinurl", "mastodon", "twitter", "facebook", "instagram"),
        visitor("visitors"),
        externalId("externalids", "externalid"),
        shared("shared"),
        street("street", "streetaddress", "straat", "strjitte", "katuosoite", "strasse"),
        postcode("postcode", "postalcode", "zip", "zipcode", "zippostalcode", "postinumero", "plz"),
        city("city", "town", "plaats", "woonplaats", "kaupunki", "plak", "stadt"),
        region("region", "state", "stateregion", "stateprovince", "province", "provincie", "maakunta"),
        country("country", "countrycode", "countryregion", "land", "maa"),
        otherAddresses("otheraddresses"),
        birthDate("birthdate", "birthday", "dateofbirth", "geboortedatum", "syntymäaika", "bertedatum"),
        language("language", "languagecode", "preferredlanguage", "taal", "kieli", "sprache"),
        preferredChannel("preferredchannel", "preferredcontactmethod"),
        lifecycleStage("lifecyclestage"),
        owner("owner", "contactowner", "owneralias"),
        referredBy("referredby"),
        tags("tags", "labels", "categories", "groupmembership"),
        company("company", "companyname", "accountname", "organization", "organizationname", "bedrijf", "yritys"),
        role("role", "jobtitle", "organizationtitle", "functie"),
        companies("companies"),
        consents("consents"),
        smsConsent("smsconsent", "smsoptin"),
        emailConsent("emailconsent", "emailoptin", "hasnewsletter", "newsletter"),
        custom();

        private final Set<String> names;

        Field(String... names) {
            this.names = Set.of(names);
        }

        /** Of these a row may have many, in one cell or in several. */
        boolean isAddress() {
            return this == email || this == phone || this == social || this == visitor || this == externalId;
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

    /** @param custom the fields that the company defined: a column is one by its key, its label, or {@code custom.key} */
    static Header of(List<String> names, List<CustomFieldView> custom) {
        var fields = new ArrayList<@Nullable Field>();
        var keys = new ArrayList<@Nullable String>();
        for (var name : names) {
            var key = customKey(name.strip(), custom);
            keys.add(key);
            fields.add(key == null ? field(name) : Field.custom);
        }
        return new Header(List.copyOf(names), fields, keys);
    }

    private static @Nullable String customKey(String name, List<CustomFieldView> custom) {
        return custom.stream()
                .filter(field -> name.equals("custom." + field.key())
                        || name.equalsIgnoreCase(field.key())
                        || name.equalsIgnoreCase(field.label()))
                .map(CustomFieldView::key)
                .findFirst()
                .orElse(null);
    }

    boolean knowsAddressOrName() {
        return fields.contains(Field.email)
                || fields.contains(Field.phone)
                || fields.contains(Field.familyName)
                || fields.contains(Field.givenName)
                || fields.contains(Field.fullName)
                || fields.contains(Field.externalId);
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
                .filter(field -> field.names.contains(essence) || field.name().equals(name) && !field.isAddress())
                .findFirst()
                .orElse(null);
    }
}
