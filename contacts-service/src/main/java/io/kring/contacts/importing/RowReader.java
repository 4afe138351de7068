package io.kring.contacts.importing;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.ConsentState;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.consent.Purpose;
import io.kring.contacts.contact.ContactInput;
import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.importing.Header.Field;
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

    /** What is wrong with a row. */
    static final class RowException extends Exception {
        private final String column;
        private final String reason;

        RowException(String column, String reason) {
            super(reason);
            this.column = column;
            this.reason = reason;
        }

        String reason() {
            return reason;
        }

        String column() {
            return column;
        }
    }

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

    ImportedRow read(long line, List<String> cells, String text) throws RowException {
        if (cells.size() != header.names().size()) {
            throw new RowException(
                    "row",
                    "has " + cells.size() + " columns, the header has "
                            + header.names().size());
        }
        var texts = new EnumMap<Field, String>(Field.class);
        var addresses = new LinkedHashSet<Identity>();
        var country = country(cells);
        for (var place = 0; place < cells.size(); place++) {
            var field = header.fields().get(place);
            var cell = cells.get(place).strip();
            if (field == null || cell.isEmpty()) {
                continue;
            }
            var column = header.names().get(place);
            check(column, cell);
            switch (field) {
                case email -> addresses.add(Identity.email(canonical(Emails.canonical(cell), column, cell)));
                case phone -> addresses.add(Identity.phone(canonical(phone(cell, country), column, cell)));
                default -> texts.putIfAbsent(field, cell);
            }
        }
        var person = person(line, texts, addresses, country);
        if (addresses.isEmpty()
                && person.familyName().isEmpty()
                && person.givenName().isEmpty()) {
            throw new RowException("row", "has no name and no address");
        }
        return new ImportedRow(line, person, new ArrayList<>(addresses), text);
    }

    private ContactInput person(long line, Map<Field, String> texts, Set<Identity> addresses, @Nullable String country)
            throws RowException {
        return new ContactInput(
                texts.getOrDefault(Field.givenName, ""),
                texts.getOrDefault(Field.familyName, ""),
                values(addresses, IdentityKind.email),
                values(addresses, IdentityKind.phone),
                texts.get(Field.city),
                country,
                texts.get(Field.language),
                channel(texts.get(Field.preferredChannel)),
                tags(texts.get(Field.tags)),
                consents(line, texts));
    }

    private List<ConsentInput> consents(long line, Map<Field, String> texts) throws RowException {
        var consents = new ArrayList<ConsentInput>();
        for (var asked : Map.of(Field.smsConsent, Channel.sms, Field.emailConsent, Channel.email)
                .entrySet()) {
            var answer = texts.getOrDefault(asked.getKey(), "").toLowerCase(Locale.ROOT);
            if (YES.contains(answer)) {
                var column = header.names().get(header.fields().indexOf(asked.getKey()));
                var proof = new Proof("import:" + source, "Line " + line + ", " + column + ": " + answer, null, null);
                consents.add(new ConsentInput(asked.getValue(), Purpose.marketing, ConsentState.granted, proof));
            } else if (!NO.contains(answer)) {
                throw new RowException(asked.getKey().name(), "'" + answer + "' is neither yes nor no");
            }
        }
        return consents;
    }

    private @Nullable String country(List<String> cells) throws RowException {
        var place = header.fields().indexOf(Field.country);
        var cell = place < 0 ? "" : cells.get(place).strip().toUpperCase(Locale.ROOT);
        if (cell.isEmpty()) {
            return null;
        }
        if (!Phones.isRegion(cell)) {
            throw new RowException(header.names().get(place), "'" + cell + "' is not a country code (ISO 3166-1)");
        }
        return cell;
    }

    private Optional<String> phone(String cell, @Nullable String country) {
        if (country == null) {
            return Phones.canonical(cell, regions);
        }
        var likeliest = new ArrayList<>(List.of(country));
        likeliest.addAll(regions);
        return Phones.canonical(cell, likeliest);
    }

    private static String canonical(Optional<String> canonical, String column, String cell) throws RowException {
        return canonical.orElseThrow(() -> new RowException(column, "'" + cell + "' is not valid"));
    }

    private static void check(String column, String cell) throws RowException {
        if (cell.length() > LONGEST) {
            throw new RowException(column, "is longer than " + LONGEST + " characters");
        }
        if (cell.indexOf('\0') >= 0) {
            throw new RowException(column, "has a NUL character");
        }
    }

    private static @Nullable Channel channel(@Nullable String cell) throws RowException {
        if (cell == null) {
            return null;
        }
        try {
            return Channel.valueOf(cell.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RowException(
                    "preferredChannel", "'" + cell + "' is none of " + Arrays.toString(Channel.values()));
        }
    }

    private static List<String> tags(@Nullable String cell) {
        return cell == null
                ? List.of()
                : Arrays.stream(cell.split("[,;|]"))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    private static List<String> values(Set<Identity> addresses, IdentityKind kind) {
        return addresses.stream()
                .filter(address -> address.kind() == kind)
                .map(Identity::value)
                .toList();
    }
}
