package io.kring.contacts.file;

import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Categories;
import ezvcard.property.Email;
import ezvcard.property.FormattedName;
import ezvcard.property.Language;
import ezvcard.property.Organization;
import ezvcard.property.RawProperty;
import ezvcard.property.SimpleProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Title;
import ezvcard.property.Uid;
import ezvcard.property.VCardProperty;
import ezvcard.util.TelUri;
import io.kring.contacts.file.text.ListCell;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A card of ours, which says in its {@code PRODID} that it is: what a person is by the names of our fields, to a card and back.
 * For what vCard has no property there is {@code X-KRING-} and the name of the field, {@code X-KRING-LIFECYCLE-STAGE}, with
 * what a cell of a table has, and {@code X-KRING-CUSTOM:key=value} for each {@code custom.key}.
 */
public final class PersonCard {
    static final String PRODUCT = "-//Kring//Contacts//EN";

    private static final String OWN = "X-KRING-";
    private static final String OWN_CUSTOM = OWN + "CUSTOM";
    private static final String CUSTOM = "custom.";
    private static final String URN = "urn:uuid:";
    /** Title and organization say again what the companies say, and the full name what the name says. */
    private static final List<Class<? extends VCardProperty>> TAKEN = List.of(
            FormattedName.class,
            StructuredName.class,
            Email.class,
            Telephone.class,
            Address.class,
            Birthday.class,
            Language.class,
            Categories.class,
            Uid.class,
            Organization.class,
            Title.class);

    private static final Pattern E164 = Pattern.compile("\\+[0-9]{1,15}");

    private final VCard card;
    /** That are not on the card, or come from it. */
    private final Map<String, String> cells;

    private PersonCard(VCard card, Map<String, String> cells) {
        this.card = card;
        this.cells = cells;
    }

    /**
     * The card of a person.
     *
     * @param cells by the names of fields, none of them empty; lists as {@link ListCell} has them
     * @param title what other programs show: the name, or what there is instead
     * @param work the organization, and what the person is there; may be missing
     */
    public static VCard of(Map<String, String> cells, VCardVersion version, String title, List<String> work) {
        var person = new PersonCard(new VCard(version), new LinkedHashMap<>(cells));
        person.card.setProductId(PRODUCT);
        person.card.setFormattedName(new FormattedName(title));
        person.putName();
        person.putReach();
        person.putAddress();
        person.putRest(version);
        if (!work.isEmpty()) {
            person.card.setOrganization(work.getFirst());
            work.stream().skip(1).forEach(person.card::addTitle);
        }
        return person.card;
    }

    /** Whether it is as we write it: a program that added another address made it its own. */
    static boolean isOwn(VCard card) {
        return card.getProductId() != null
                && PRODUCT.equals(card.getProductId().getValue())
                && card.getAddresses().size() <= 1
                && card.getLanguages().size() <= 1;
    }

    /** What a card of ours says, by the names of fields; all of that is removed from it, so that what is left was added. */
    static Map<String, String> take(VCard card) {
        var person = new PersonCard(card, new LinkedHashMap<>());
        person.takeName();
        person.takeReach();
        card.getAddresses().forEach(person::take);
        person.take("birthDate", VcardColumns.date(card.getBirthday()));
        card.getLanguages().forEach(language -> person.take("language", language.getValue()));
        card.getCategoriesList().forEach(tags -> person.take("tags", ListCell.encode(tags.getValues())));
        card.getExtendedProperties().forEach(person::take);
        person.removeTaken();
        return person.cells;
    }

    private void takeName() {
        if (card.getUid() != null) {
            take("contactId", card.getUid().getValue().replaceFirst("^" + URN, ""));
        }
        var name = card.getStructuredName();
        if (name != null) {
            take("salutation", String.join(" ", name.getPrefixes()));
            take("givenName", name.getGiven());
            take("familyName", name.getFamily());
        }
    }

    private void takeReach() {
        var emails = VcardColumns.preferredFirst(card.getEmails()).stream().map(SimpleProperty::getValue);
        take("emails", ListCell.encode(emails.toList()));
        var phones =
                VcardColumns.preferredFirst(card.getTelephoneNumbers()).stream().map(PersonCard::number);
        take("phones", ListCell.encode(phones.toList()));
    }

    private void take(Address address) {
        take("street", address.getStreetAddress());
        take("postcode", address.getPostalCode());
        take("city", address.getLocality());
        take("region", address.getRegion());
        take("country", address.getCountry());
    }

    private void take(RawProperty property) {
        var name = property.getPropertyName().toUpperCase(Locale.ROOT);
        var value = VObjectPropertyValues.unescape(property.getValue());
        if (name.equals(OWN_CUSTOM)) {
            var equals = value.indexOf('=');
            take(CUSTOM + value.substring(0, Math.max(equals, 0)), value.substring(equals + 1));
        } else if (name.startsWith(OWN)) {
            take(field(name.substring(OWN.length())), value);
        }
    }

    private void take(String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            cells.put(field, value);
        }
    }

    private void removeTaken() {
        TAKEN.forEach(card::removeProperties);
        card.getExtendedProperties().stream()
                .filter(own -> own.getPropertyName().toUpperCase(Locale.ROOT).startsWith(OWN))
                .toList()
                .forEach(card::removeProperty);
    }

    private void putName() {
        var id = cells.remove("contactId");
        if (id != null) {
            card.setUid(new Uid(URN + id));
        }
        var name = new StructuredName();
        name.setFamily(cells.remove("familyName"));
        name.setGiven(cells.remove("givenName"));
        var salutation = cells.remove("salutation");
        if (salutation != null) {
            name.getPrefixes().add(salutation);
        }
        card.setStructuredName(name);
    }

    private void putReach() {
        for (var email : takeList("emails")) {
            var property = new Email(email);
            property.setPref(card.getEmails().isEmpty() ? 1 : null);
            card.addEmail(property);
        }
        for (var phone : takeList("phones")) {
            var property = E164.matcher(phone).matches()
                    ? new Telephone(new TelUri.Builder(phone).build())
                    : new Telephone(phone);
            property.setPref(card.getTelephoneNumbers().isEmpty() ? 1 : null);
            card.addTelephoneNumber(property);
        }
    }

    private void putAddress() {
        var address = new Address();
        address.setStreetAddress(cells.remove("street"));
        address.setPostalCode(cells.remove("postcode"));
        address.setLocality(cells.remove("city"));
        address.setRegion(cells.remove("region"));
        address.setCountry(cells.remove("country"));
        if (!address.equals(new Address())) {
            card.addAddress(address);
        }
    }

    private void putRest(VCardVersion version) {
        var born = date(cells.get("birthDate"));
        if (born != null) {
            card.setBirthday(new Birthday(born));
            cells.remove("birthDate");
        }
        if (version == VCardVersion.V4_0 && cells.containsKey("language")) {
            card.addLanguage(cells.remove("language"));
        }
        var tags = takeList("tags");
        if (!tags.isEmpty()) {
            card.setCategories(tags.toArray(String[]::new));
        }
        cells.forEach((field, cell) -> {
            if (field.startsWith(CUSTOM)) {
                putOwn(OWN_CUSTOM, field.substring(CUSTOM.length()) + "=" + cell);
            } else {
                putOwn(OWN + property(field), cell);
            }
        });
    }

    private void putOwn(String name, String value) {
        var escaped = VObjectPropertyValues.escape(value).replaceAll("\r\n?|\n", "\\\\n");
        card.addExtendedProperty(name, escaped);
    }

    private List<String> takeList(String field) {
        return ListCell.decode(Objects.requireNonNullElse(cells.remove(field), ""));
    }

    private static String number(Telephone phone) {
        return phone.getUri() == null
                ? Objects.requireNonNullElse(phone.getText(), "")
                : phone.getUri().getNumber();
    }

    private static @Nullable LocalDate date(@Nullable String iso) {
        try {
            return iso == null ? null : LocalDate.parse(iso);
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    /** {@code lifecycleStage} to {@code LIFECYCLE-STAGE}. */
    private static String property(String field) {
        return field.replaceAll("(?=[A-Z])", "-").toUpperCase(Locale.ROOT);
    }

    /** {@code LIFECYCLE-STAGE} to {@code lifecycleStage}. */
    private static String field(String property) {
        var words = property.toLowerCase(Locale.ROOT).split("-");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
