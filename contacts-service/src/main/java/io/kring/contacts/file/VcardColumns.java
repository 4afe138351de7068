package io.kring.contacts.file;

import ezvcard.VCard;
import ezvcard.io.ParseWarning;
import ezvcard.property.Address;
import ezvcard.property.DateOrTimeProperty;
import ezvcard.property.RawProperty;
import ezvcard.property.SimpleProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextListProperty;
import ezvcard.property.VCardProperty;
import io.kring.contacts.file.text.ListCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a card says, by the names of columns: {@code full name, salutation, given name, additional name, family name, name suffix,
 * nickname, organization, department, job title, role, birth date, anniversary, gender, note, language, tags, uid}; for each
 * address {@code po box, extended address, street, city, region, postcode, country, address label}; {@code email, phone, fax,
 * pager, website, messaging} and a {@code … label} for each; and other systems' own properties by their names, {@code
 * x-spouse}. Of several the preferred one is first, and the others have a number, {@code phone 2}. A label tells the types,
 * the label given by hand, and whether it is preferred. {@code unread} has the lines that are no vCard. A card of ours has the
 * names of our fields, see {@link PersonCard}.
 */
final class VcardColumns {
    /** One of these must be there. */
    static final Set<String> IDENTIFYING = Set.of(
            "full name",
            "given name",
            "family name",
            "nickname",
            "email",
            "phone",
            "contactId",
            "givenName",
            "familyName",
            "emails",
            "phones");

    private static final int NOT_PREFERRED = 101;
    /** Types that tell nothing of what a number or an address is for. */
    private static final Set<String> SILENT_TYPES = Set.of("voice", "internet", "pref", "postal", "parcel", "msg");

    /** Labels of other properties, the same again for display, and drawings. */
    private static final Set<String> LEFT_OUT = Set.of("X-ABLABEL", "X-ABADR", "X-MS-OL-DESIGN");

    private final VCard card;
    private final Map<String, String> values = new LinkedHashMap<>();

    private VcardColumns(VCard card) {
        this.card = card;
    }

    /** @param warnings of reading it */
    static Map<String, String> of(VCard card, List<ParseWarning> warnings) {
        var columns = new VcardColumns(card);
        if (PersonCard.isOwn(card)) {
            columns.values.putAll(PersonCard.take(card));
        }
        columns.names();
        columns.reach();
        columns.rest();
        var unread = warnings.stream()
                .filter(warning -> warning.getPropertyName() == null)
                .map(ParseWarning::getMessage)
                .collect(Collectors.joining("\n"));
        columns.put("unread", unread);
        return columns.values;
    }

    private void names() {
        var full = Objects.requireNonNullElse(text(card.getFormattedName()), "");
        put("full name", full);
        var name = Objects.requireNonNullElseGet(card.getStructuredName(), StructuredName::new);
        put("salutation", String.join(" ", name.getPrefixes()));
        put("given name", name.getGiven());
        put("additional name", String.join(" ", name.getAdditionalNames()));
        put("family name", name.getFamily());
        put("name suffix", String.join(", ", name.getSuffixes()));
        if (!values.containsKey("given name") && !values.containsKey("family name")) {
            splitName(full.strip());
        }
        putAll("nickname", texts(card.getNicknames()));
    }

    /** A card may have nothing but the full name; what follows the first word is the family name, {@code van der Meer}. */
    private void splitName(String full) {
        var space = full.indexOf(' ');
        put("given name", space < 0 ? "" : full.substring(0, space));
        put("family name", full.substring(space + 1).strip());
    }

    private void reach() {
        putLabelled("email", card.getEmails(), SimpleProperty::getValue);
        var phones = card.getTelephoneNumbers().stream()
                .collect(Collectors.groupingBy(
                        VcardColumns::kind, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        phones.forEach((kind, of) -> putLabelled(kind, of, VcardColumns::number));
        var number = 1;
        for (var address : preferredFirst(card.getAddresses())) {
            number += putAddress(address, number == 1 ? "" : " " + number);
        }
        if (card.getAddresses().isEmpty()) {
            card.getOrphanedLabels().forEach(written -> putNext("street", written.getValue()));
        }
        putLabelled("website", card.getUrls(), SimpleProperty::getValue);
        putLabelled("messaging", card.getImpps(), impp -> Objects.toString(impp.getUri(), ""));
    }

    private int putAddress(Address address, String number) {
        var before = values.size();
        put("po box" + number, String.join(", ", address.getPoBoxes()));
        put("extended address" + number, String.join(", ", address.getExtendedAddresses()));
        put("street" + number, String.join(", ", address.getStreetAddresses()));
        put("city" + number, String.join(", ", address.getLocalities()));
        put("region" + number, String.join(", ", address.getRegions()));
        put("postcode" + number, String.join(", ", address.getPostalCodes()));
        put("country" + number, String.join(", ", address.getCountries()));
        if (values.size() == before) {
            put("street" + number, address.getLabel());
        }
        if (values.size() == before) {
            return 0;
        }
        put("address label" + number, label(address));
        return 1;
    }

    private void rest() {
        for (var organization : card.getOrganizations()) {
            var parts = organization.getValues();
            putNext("organization", parts.isEmpty() ? "" : parts.getFirst());
            putNext("department", parts.stream().skip(1).collect(Collectors.joining(", ")));
        }
        putAll("job title", texts(card.getTitles()));
        putAll("role", texts(card.getRoles()));
        put("birth date", date(card.getBirthday()));
        put("anniversary", date(card.getAnniversary()));
        put("gender", card.getGender() == null ? null : card.getGender().getGender());
        putAll("note", texts(card.getNotes()));
        putAll("language", texts(preferredFirst(card.getLanguages())));
        put("tags", ListCell.encode(texts(card.getCategoriesList())));
        put("uid", card.getUid() == null ? null : card.getUid().getValue());
        for (var own : card.getExtendedProperties()) {
            if (!LEFT_OUT.contains(own.getPropertyName().toUpperCase(Locale.ROOT))) {
                putLabelled(own.getPropertyName().toLowerCase(Locale.ROOT), List.of(own), RawProperty::getValue);
            }
        }
    }

    private <P extends VCardProperty> void putLabelled(
            String name, List<P> properties, Function<P, @Nullable String> value) {
        for (var property : preferredFirst(properties)) {
            var column = putNext(name, value.apply(property));
            if (column != null) {
                put(name + " label" + column.substring(name.length()), label(property));
            }
        }
    }

    private void putAll(String name, List<String> all) {
        all.forEach(one -> putNext(name, one));
    }

    /** Under this name, or with the next number where it is taken; the column, or null where there is nothing to put. */
    private @Nullable String putNext(String name, @Nullable String value) {
        var column = name;
        for (var number = 2; values.containsKey(column); number++) {
            column = name + " " + number;
        }
        put(column, value);
        return values.containsKey(column) ? column : null;
    }

    private void put(String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(column, value.strip());
        }
    }

    static <P extends VCardProperty> List<P> preferredFirst(List<P> properties) {
        return properties.stream()
                .sorted(Comparator.comparingInt(VcardColumns::preference))
                .toList();
    }

    private static int preference(VCardProperty property) {
        if (property.getParameters().getTypes().stream().anyMatch("pref"::equalsIgnoreCase)) {
            return 1;
        }
        var written = property.getParameters().first("PREF");
        return written != null && written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : NOT_PREFERRED;
    }

    private String label(VCardProperty property) {
        var label = new LinkedHashSet<String>();
        property.getParameters().getTypes().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> !SILENT_TYPES.contains(type))
                .map(type -> type.equals("cell") ? "mobile" : type)
                .forEach(label::add);
        card.getExtendedProperties().stream()
                .filter(own -> own.getPropertyName().equalsIgnoreCase("X-ABLabel"))
                .filter(own ->
                        property.getGroup() != null && property.getGroup().equalsIgnoreCase(own.getGroup()))
                .map(own -> own.getValue().replaceAll("^_\\$!<|>!\\$_$", ""))
                .forEach(label::add);
        if (preference(property) == 1) {
            label.add("preferred");
        }
        return String.join(", ", label);
    }

    private static String kind(Telephone phone) {
        var types = phone.getParameters().getTypes().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .toList();
        return types.contains("fax") ? "fax" : types.contains("pager") ? "pager" : "phone";
    }

    private static @Nullable String number(Telephone phone) {
        var uri = phone.getUri();
        if (uri == null) {
            return phone.getText();
        }
        return uri.getExtension() == null ? uri.getNumber() : uri.getNumber() + " ext. " + uri.getExtension();
    }

    static @Nullable String date(@Nullable DateOrTimeProperty property) {
        if (property == null) {
            return null;
        }
        if (property.getDate() != null) {
            return property.getDate().toString();
        }
        return property.getPartialDate() == null
                ? property.getText()
                : property.getPartialDate().toISO8601(true);
    }

    private static @Nullable String text(@Nullable SimpleProperty<String> property) {
        return property == null ? null : property.getValue();
    }

    private static List<String> texts(List<? extends VCardProperty> properties) {
        return properties.stream()
                .flatMap(property -> switch (property) {
                    case TextListProperty list -> list.getValues().stream();
                    case SimpleProperty<?> simple -> Stream.ofNullable((String) simple.getValue());
                    default ->
                        throw new IllegalArgumentException(property.getClass().getName());
                })
                .toList();
    }
}
