package io.kring.contacts.importing;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.importing.Header.Field;
import io.kring.contacts.person.IsoCodes;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a person of a row of text, or says which column is wrong and why. */
final class RowReader {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "ja", "kyllä", "x");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "nee", "ei", "");
    private static final int LONGEST = 200;

    private final Header header;
    private final List<String> regions;
    private final String source;

    /**
     * @param regions where phone numbers without a country code may be from, the likeliest first
     * @param source of the file; becomes part of the proof of consent
     */
    RowReader(Header header, List<String> regions, String source) {
        this.header = header;
        this.regions = regions;
        this.source = source;
    }

    ImportedRow read(long line, List<String> cells) throws RowException {
        if (cells.size() != header.names().size()) {
            throw new RowException(
                    "row",
                    "has " + cells.size() + " columns, the header has "
                            + header.names().size());
        }
        var texts = texts(cells);
        var country = country(texts);
        var addresses = addresses(cells, country);
        var person = PersonBuilder.builder()
                .givenName(texts.getOrDefault(Field.givenName, ""))
                .familyName(texts.getOrDefault(Field.familyName, ""))
                .emails(Identity.values(addresses, IdentityKind.email))
                .phones(Identity.values(addresses, IdentityKind.phone))
                .city(texts.get(Field.city))
                .country(country)
                .language(language(texts))
                .preferredChannel(channel(texts))
                .tags(tags(texts))
                .consents(consents(line, texts))
                .build();
        if (person.saysNothing()) {
            throw new RowException("row", "has no name and no address");
        }
        return new ImportedRow(line, person, cells);
    }

    /** The first cell that is not empty for each field that holds text. */
    private Map<Field, String> texts(List<String> cells) throws RowException {
        var texts = new EnumMap<Field, String>(Field.class);
        for (var place = 0; place < cells.size(); place++) {
            var field = header.fields().get(place);
            var cell = cells.get(place).strip();
            if (field == null || field == Field.email || field == Field.phone || cell.isEmpty()) {
                continue;
            }
            check(field, header.names().get(place), cell);
            texts.putIfAbsent(field, cell);
        }
        return texts;
    }

    private static void check(Field field, String column, String cell) throws RowException {
        if (field != Field.tags && cell.length() > LONGEST) {
            throw new RowException(column, "is longer than " + LONGEST + " characters");
        }
        if (cell.indexOf('\0') >= 0) {
            throw new RowException(column, "has a NUL character");
        }
        if (cell.indexOf('\n') >= 0) {
            throw new RowException(column, "has a line break; is a quote missing?");
        }
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
            if (field != Field.email && field != Field.phone) {
                continue;
            }
            for (var written : several(cells.get(place))) {
                var identity = field == Field.email
                        ? Emails.canonical(written).map(Identity::email)
                        : Phones.canonical(written, List.copyOf(likeliest)).map(Identity::phone);
                addresses.add(valid(identity, header.names().get(place), written));
            }
        }
        if (addresses.size() > Person.MOST_ADDRESSES) {
            throw new RowException("row", "has more than " + Person.MOST_ADDRESSES + " addresses");
        }
        return addresses;
    }

    /** Some systems write several addresses into one cell: {@code a@example.org ::: b@example.org}. */
    private static List<String> several(String cell) {
        return Arrays.stream(cell.split(";|:::"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static <T> T valid(Optional<T> read, String column, String written) throws RowException {
        return read.orElseThrow(() -> new RowException(column, "'" + written + "' is not valid"));
    }

    private @Nullable String country(Map<Field, String> texts) throws RowException {
        var written = texts.get(Field.country);
        return written == null
                ? null
                : IsoCodes.country(written)
                        .filter(Phones::isRegion)
                        .orElseThrow(() -> new RowException(
                                header.nameOf(Field.country), "'" + written + "' is not a country (ISO 3166-1)"));
    }

    private @Nullable String language(Map<Field, String> texts) throws RowException {
        var written = texts.get(Field.language);
        return written == null
                ? null
                : IsoCodes.language(written)
                        .orElseThrow(() -> new RowException(
                                header.nameOf(Field.language), "'" + written + "' is not a language (BCP 47)"));
    }

    private @Nullable Channel channel(Map<Field, String> texts) throws RowException {
        var written = texts.get(Field.preferredChannel);
        if (written == null) {
            return null;
        }
        var channels = Arrays.asList(Channel.values());
        return channels.stream()
                .filter(channel -> channel.name().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new RowException(
                        header.nameOf(Field.preferredChannel), "'" + written + "' is none of " + channels));
    }

    private List<String> tags(Map<Field, String> texts) throws RowException {
        var tags = Arrays.stream(texts.getOrDefault(Field.tags, "").split("[,;|]"))
                .map(String::strip)
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

    private List<ConsentInput> consents(long line, Map<Field, String> texts) throws RowException {
        var consents = new ArrayList<ConsentInput>();
        for (var asked :
                List.of(Map.entry(Field.smsConsent, Channel.sms), Map.entry(Field.emailConsent, Channel.email))) {
            var answer = texts.getOrDefault(asked.getKey(), "").toLowerCase(Locale.ROOT);
            if (YES.contains(answer)) {
                var words = "Line " + line + ", " + header.nameOf(asked.getKey()) + ": " + answer;
                var proof = new Proof("import:" + source, words, null, null);
                consents.add(new ConsentInput(asked.getValue(), Purpose.marketing, ConsentState.granted, proof));
            } else if (!NO.contains(answer)) {
                throw new RowException(header.nameOf(asked.getKey()), "'" + answer + "' is neither yes nor no");
            }
        }
        return consents;
    }
}
