package io.kring.contacts.importing.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.customfield.CustomValues;
import io.kring.contacts.file.text.ListCell;
import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Handles;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.importing.row.Header.Field;
import io.kring.contacts.person.Affiliation;
import io.kring.contacts.person.IsoCodes;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a person of a row of text, or says which column is wrong and why. */
public final class RowReader {
    private static final Map<Field, Integer> LONGEST = Map.of(
            Field.salutation,
            60,
            Field.street,
            300,
            Field.postcode,
            20,
            Field.owner,
            100,
            Field.otherAddresses,
            20_000,
            Field.companies,
            20_000,
            Field.consents,
            20_000,
            Field.tags,
            20_000,
            Field.shared,
            20_000);
    private static final int USUAL_LONGEST = 200;

    private final Header header;
    private final List<String> regions;
    private final String source;
    private final CustomValues custom;

    /**
     * @param regions where phone numbers without a country code may be from, the likeliest first
     * @param source of the file; becomes part of the proof of consent
     * @param custom the values that custom fields may have
     */
    public RowReader(Header header, List<String> regions, String source, CustomValues custom) {
        this.header = header;
        this.regions = regions;
        this.source = source;
        this.custom = custom;
    }

    public ImportedRow read(long line, List<String> written) throws RowException {
        var cells = header.cells(written);
        var texts = texts(cells);
        var country = parsed(texts, Field.country, Cells::country, "is not a country (ISO 3166-1)");
        var addresses = addresses(cells, country);
        var person = name(texts)
                .salutation(texts.get(Field.salutation))
                .street(texts.get(Field.street))
                .postcode(texts.get(Field.postcode))
                .city(texts.get(Field.city))
                .region(texts.get(Field.region))
                .country(country)
                .otherAddresses(
                        several(texts, Field.otherAddresses, Cells::addresses, "is not a JSON list of addresses"))
                .birthDate(parsed(texts, Field.birthDate, Cells::date, "is not a date; write it as 1985-06-01"))
                .language(parsed(texts, Field.language, IsoCodes::language, "is not a language (BCP 47)"))
                .preferredChannel(parsed(
                        texts, Field.preferredChannel, Cells::channel, "is none of " + Arrays.asList(Channel.values())))
                .lifecycleStage(parsed(texts, Field.lifecycleStage, Cells::stage, "is none of " + Cells.STAGES))
                .owner(texts.get(Field.owner))
                .referredBy(parsed(texts, Field.referredBy, Cells::id, "is not the id of a contact"))
                .tags(tags(texts))
                .companies(companies(texts))
                .custom(custom(cells))
                .consents(consents(line, texts))
                .build()
                .withIdentities(addresses);
        if (person.saysNothing()) {
            throw new RowException("row", "has no name and no address");
        }
        var id = parsed(texts, Field.contactId, Cells::id, "is not the id of a contact");
        return new ImportedRow(line, id, person.withShared(shared(texts, person)), written);
    }

    /** The first cell that is not empty for each field that holds text. */
    private Map<Field, String> texts(List<String> cells) throws RowException {
        var texts = new EnumMap<Field, String>(Field.class);
        for (var place = 0; place < cells.size(); place++) {
            var field = header.fields().get(place);
            var cell = field == Field.fullName
                    ? cells.get(place).strip().replaceAll("\\s+", " ")
                    : cells.get(place).strip();
            if (field == null || field.isAddress() || field == Field.custom || cell.isEmpty()) {
                continue;
            }
            check(field, header.names().get(place), cell);
            texts.putIfAbsent(field, cell);
        }
        return texts;
    }

    private static void check(Field field, String column, String cell) throws RowException {
        var longest = LONGEST.getOrDefault(field, USUAL_LONGEST);
        if (cell.length() > longest) {
            throw new RowException(column, "is longer than " + longest + " characters");
        }
        if (cell.indexOf('\0') >= 0) {
            throw new RowException(column, "has a NUL character");
        }
        if (cell.indexOf('\n') >= 0 && longest <= USUAL_LONGEST) {
            throw new RowException(column, "has a line break; is a quote missing?");
        }
    }

    /** Where there is only a whole name, what follows the first word is the family name: {@code van der Meer}. */
    private static PersonBuilder name(Map<Field, String> texts) {
        var given = texts.get(Field.givenName);
        var family = texts.get(Field.familyName);
        var whole = texts.get(Field.fullName);
        if (given == null && family == null && whole != null) {
            var space = whole.indexOf(' ');
            given = space < 0 ? "" : whole.substring(0, space);
            family = whole.substring(space + 1);
        }
        return PersonBuilder.builder()
                .givenName(Objects.requireNonNullElse(given, ""))
                .familyName(Objects.requireNonNullElse(family, ""));
    }

    private Set<Identity> addresses(List<String> cells, @Nullable String country) throws RowException {
        var addresses = new LinkedHashSet<Identity>();
        var likeliest = new LinkedHashSet<String>();
        if (country != null) {
            likeliest.add(country);
        }
        likeliest.addAll(regions);
        for (var place = 0; place < cells.size(); place++) {
            var field = header.fields().get(place);
            if (field == null || !field.isAddress()) {
                continue;
            }
            for (var written : several(cells.get(place))) {
                addresses.add(identity(field, written, List.copyOf(likeliest))
                        .orElseThrow(invalid(header.names().get(place), written)));
            }
        }
        for (var kind : IdentityKind.values()) {
            if (Identity.values(addresses, kind).size() > Person.MOST_ADDRESSES) {
                throw new RowException("row", "has more than " + Person.MOST_ADDRESSES + " addresses");
            }
        }
        return addresses;
    }

    private static Optional<Identity> identity(Field field, String written, List<String> regions) {
        return switch (field) {
            case email -> Emails.canonical(written).map(Identity::email);
            case phone -> Phones.canonical(written, regions).map(Identity::phone);
            case social -> Handles.social(written).map(handle -> new Identity(IdentityKind.social, handle));
            case externalId -> Handles.external(written).map(id -> new Identity(IdentityKind.external, id));
            default -> Optional.of(new Identity(IdentityKind.visitor, written));
        };
    }

    /** Some systems write several addresses into one cell: {@code a@example.org ::: b@example.org}. */
    private static List<String> several(String cell) {
        return Arrays.stream(cell.split(":::"))
                .flatMap(one -> ListCell.decode(one).stream())
                .toList();
    }

    private static Supplier<RowException> invalid(String column, String written) {
        return () -> new RowException(column, "'" + written + "' is not valid");
    }

    private <T> @Nullable T parsed(
            Map<Field, String> texts, Field field, Function<String, Optional<T>> parser, String complaint)
            throws RowException {
        var written = texts.get(field);
        return written == null
                ? null
                : parser.apply(written)
                        .orElseThrow(() -> new RowException(header.nameOf(field), "'" + written + "' " + complaint));
    }

    private <T> List<T> several(
            Map<Field, String> texts, Field field, Function<String, Optional<List<T>>> parser, String complaint)
            throws RowException {
        var list = parsed(texts, field, parser, complaint);
        return list == null ? List.of() : list;
    }

    private List<String> tags(Map<Field, String> texts) throws RowException {
        var tags = ListCell.decode(texts.getOrDefault(Field.tags, ""), ";,|").stream()
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > Person.MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > Person.LONGEST_TAG)) {
            throw new RowException(
                    header.nameOf(Field.tags),
                    "may have " + Person.MOST_TAGS + " tags of " + Person.LONGEST_TAG + " characters at most");
        }
        return tags;
    }

    private List<String> shared(Map<Field, String> texts, Person person) throws RowException {
        var shared = ListCell.decode(texts.getOrDefault(Field.shared, ""));
        for (var address : shared) {
            if (!person.emails().contains(address) && !person.phones().contains(address)) {
                throw new RowException(
                        header.nameOf(Field.shared), "'" + address + "' is none of the emails and phones");
            }
        }
        return shared;
    }

    private List<Affiliation> companies(Map<Field, String> texts) throws RowException {
        var company = texts.get(Field.company);
        return Stream.concat(
                        company == null
                                ? Stream.empty()
                                : Stream.of(new Affiliation(null, company, texts.get(Field.role), null, null)),
                        several(
                                texts,
                                Field.companies,
                                Cells::companies,
                                "is not a JSON list of companies with their names")
                                .stream())
                .toList();
    }

    private Map<String, JsonNode> custom(List<String> cells) throws RowException {
        var values = new TreeMap<String, JsonNode>();
        for (var place = 0; place < cells.size(); place++) {
            var key = header.customKeys().get(place);
            var cell = cells.get(place).strip();
            if (key != null && !cell.isEmpty()) {
                try {
                    values.putIfAbsent(key, custom.ofText(key, cell));
                } catch (HttpProblem e) {
                    throw new RowException(
                            header.names().get(place),
                            "'" + cell + "' " + String.valueOf(e.getDetail()).replaceFirst("^\\S+ ", ""));
                }
            }
        }
        return values;
    }

    private List<ConsentInput> consents(long line, Map<Field, String> texts) throws RowException {
        var consents = new ArrayList<ConsentInput>();
        for (var asked :
                List.of(Map.entry(Field.smsConsent, Channel.sms), Map.entry(Field.emailConsent, Channel.email))) {
            var answer = parsed(texts, asked.getKey(), Cells::yes, "is neither yes nor no");
            if (Boolean.TRUE.equals(answer)) {
                var words = "Line " + line + ", " + header.nameOf(asked.getKey()) + ": "
                        + String.valueOf(texts.get(asked.getKey())).toLowerCase(Locale.ROOT);
                consents.add(Cells.granted(asked.getValue(), "import:" + source, words));
            }
        }
        consents.addAll(several(
                texts,
                Field.consents,
                cell -> Cells.consents(cell, "import:" + source, "Line " + line + ", consents"),
                "is not a JSON list of consents"));
        return consents;
    }
}
