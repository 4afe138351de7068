package io.kring.contacts.importing.row;

import io.kring.contacts.customfield.CustomFieldView;
import io.kring.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file holds what; guessed from the names that CRM systems and people give their columns.
 *
 * @param fields what each column holds; null where that is not known, and those are not imported
 * @param customKeys of the columns that hold custom fields
 * @param transforms of the columns that are not taken as they are
 * @param columnsOfFile how many of them the file has; the others are made of those
 */
public record Header(
        List<String> names,
        List<@Nullable Field> fields,
        List<@Nullable String> customKeys,
        List<@Nullable Transform> transforms,
        int columnsOfFile) {
    private static final String CUSTOM = "custom.";

    /** What a column can hold. Of names, cities and the like the first column that is not empty counts. */
    public enum Field {
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

    /**
     * What the columns of a file most likely mean.
     *
     * @param custom the fields that the company defined: a column is one by its key, its label, or {@code custom.key}
     */
    public static List<Column> guess(List<String> names, List<CustomFieldView> custom) {
        return names.stream()
                .map(name -> new Column(name, guess(name, custom), null))
                .toList();
    }

    private static @Nullable String guess(String name, List<CustomFieldView> custom) {
        var key = customKey(name.strip(), custom);
        if (key != null) {
            return CUSTOM + key;
        }
        var field = field(name);
        return field == null ? null : field.name();
    }

    /**
     * @param names of the columns of the file
     * @param columns what they mean, and those that are made of them
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the column which cannot be so
     */
    public static Header of(List<String> names, List<Column> columns, List<CustomFieldView> custom) {
        if (columns.size() < names.size()
                || !columns.subList(0, names.size()).stream()
                        .map(Column::column)
                        .toList()
                        .equals(names)) {
            throw Problems.badRequest("columns", "must begin with the columns of the file, in their order: " + names);
        }
        var fields = new ArrayList<@Nullable Field>();
        var keys = new ArrayList<@Nullable String>();
        var transforms = new ArrayList<@Nullable Transform>();
        for (var place = 0; place < columns.size(); place++) {
            var written = columns.get(place).field();
            var key = written != null && written.startsWith(CUSTOM) ? written.substring(CUSTOM.length()) : null;
            if (key != null && custom.stream().noneMatch(one -> one.key().equals(key))) {
                throw wrong(place, "field", "there is no custom field '" + key + "'");
            }
            keys.add(key);
            fields.add(key == null ? field(place, written) : Field.custom);
            transforms.add(transform(place, columns.get(place).transform()));
        }
        return new Header(columns.stream().map(Column::column).toList(), fields, keys, transforms, names.size());
    }

    private static @Nullable Field field(int place, @Nullable String written) {
        return written == null
                ? null
                : Arrays.stream(Field.values())
                        .filter(field -> field.name().equals(written) && field != Field.custom)
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                place, "field", "'" + written + "' is none of " + Arrays.toString(Field.values())));
    }

    private static @Nullable Transform transform(int place, @Nullable String expression) {
        try {
            return Transform.of(expression);
        } catch (IllegalArgumentException e) {
            throw wrong(place, "transform", String.valueOf(e.getMessage()));
        }
    }

    private static HttpProblem wrong(int place, String part, String message) {
        return Problems.badRequest("columns[" + place + "]." + part, message);
    }

    private static @Nullable String customKey(String name, List<CustomFieldView> custom) {
        return custom.stream()
                .filter(field -> name.equals(CUSTOM + field.key())
                        || name.equalsIgnoreCase(field.key())
                        || name.equalsIgnoreCase(field.label()))
                .map(CustomFieldView::key)
                .findFirst()
                .orElse(null);
    }

    /**
     * The cells of a row as they are meant.
     *
     * @throws RowException where there are more or fewer than the file has columns, or one cannot be made
     */
    List<String> cells(List<String> written) throws RowException {
        if (written.size() != columnsOfFile) {
            throw new RowException("row", "has " + written.size() + " columns, the header has " + columnsOfFile);
        }
        if (transforms.stream().allMatch(Objects::isNull)) {
            return written;
        }
        var row = new HashMap<String, String>();
        for (var place = written.size() - 1; place >= 0; place--) {
            row.put(names.get(place), written.get(place));
        }
        var cells = new ArrayList<String>();
        for (var place = 0; place < names.size(); place++) {
            var cell = place < written.size() ? written.get(place) : "";
            var transform = transforms.get(place);
            cells.add(transform == null ? cell : transform.cell(names.get(place), cell, row));
        }
        return cells;
    }

    public boolean knowsAddressOrName() {
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
