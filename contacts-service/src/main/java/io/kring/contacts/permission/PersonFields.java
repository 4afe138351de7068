package io.kring.contacts.permission;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields by which permissions are given, and where else than under their own names answers and files tell of them. */
public final class PersonFields {
    public static final String CONSENTS = "consents";
    /** Also activities, which are on it. */
    public static final String TIMELINE = "timeline";

    static final String CUSTOM = "custom.";
    private static final String ADDRESS = "address";

    private static final Set<String> NAMES = new LinkedHashSet<>(List.of(
            "salutation",
            "givenName",
            "familyName",
            "emails",
            "phones",
            "socials",
            "visitors",
            "externalIds",
            "street",
            "postcode",
            "city",
            "region",
            "country",
            "otherAddresses",
            "birthDate",
            "language",
            "preferredChannel",
            "lifecycleStage",
            "owner",
            "referredBy",
            "tags",
            "companies",
            CONSENTS,
            TIMELINE));

    private static final Set<String> POSTAL =
            Set.of("street", "postcode", "city", "region", "country", "otherAddresses");

    /** Singular in search, in comparisons and in the columns of files. */
    private static final Map<String, Set<String>> ALIASES = Map.ofEntries(
            Map.entry(ADDRESS, POSTAL),
            Map.entry("name", Set.of("givenName", "familyName")),
            Map.entry("fullName", Set.of("givenName", "familyName")),
            Map.entry("email", Set.of("emails")),
            Map.entry("phone", Set.of("phones")),
            Map.entry("shared", Set.of("emails", "phones")),
            Map.entry("social", Set.of("socials")),
            Map.entry("visitor", Set.of("visitors")),
            Map.entry("externalId", Set.of("externalIds")),
            Map.entry("houseNumber", Set.of("street")),
            Map.entry("company", Set.of("companies")),
            Map.entry("role", Set.of("companies")),
            Map.entry("consent", Set.of(CONSENTS)),
            Map.entry("smsConsent", Set.of(CONSENTS)),
            Map.entry("emailConsent", Set.of(CONSENTS)));

    /** Of a property of an answer: the address is then one at which somebody was asked, and other things have names, too. */
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "email",
            Set.of("emails"),
            "phone",
            Set.of("phones"),
            "shared",
            Set.of("emails", "phones"),
            "company",
            Set.of("companies"),
            ADDRESS,
            Set.of("emails", "phones"));

    private PersonFields() {}

    /** Whether permissions can be given for it; of the company's own fields only what a key looks like is known here. */
    public static boolean isName(String name) {
        return NAMES.contains(name)
                || name.equals(ADDRESS)
                || name.startsWith(CUSTOM) && name.length() > CUSTOM.length();
    }

    /** All but the company's own. */
    public static Set<String> names() {
        return Set.copyOf(NAMES);
    }

    /** The key of a field of the company's own; empty for the others. */
    public static String customKey(String name) {
        return name.startsWith(CUSTOM) ? name.substring(CUSTOM.length()) : "";
    }

    /** The fields that are meant where a column, a filter or a difference names one; none where it is none of a person. */
    static Set<String> of(String name) {
        if (name.startsWith(CUSTOM)) {
            var parts = name.split("\\.", 3);
            return Set.of(CUSTOM + parts[1]);
        }
        return NAMES.contains(name) ? Set.of(name) : ALIASES.getOrDefault(name, Set.of());
    }

    /** The fields that a property of an answer tells of. */
    static Set<String> ofProperty(String name) {
        return NAMES.contains(name) ? Set.of(name) : PROPERTIES.getOrDefault(name, Set.of());
    }

    /** Under which names permissions for a field can be given. */
    static Set<String> namesOf(String field) {
        return POSTAL.contains(field) ? Set.of(field, ADDRESS) : Set.of(field);
    }
}
