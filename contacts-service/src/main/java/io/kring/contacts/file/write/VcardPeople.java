package io.kring.contacts.file.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import io.kring.contacts.file.PersonCard;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A card for each person, as {@link PersonCard} says. Line breaks of any kind are read back as LF, and space around names and
 * addresses is not.
 */
final class VcardPeople implements PeopleWriter {
    private final VCardWriter cards;
    private final VCardVersion version;
    private final List<String> columns;
    private final Instant written = Instant.now();

    VcardPeople(OutputStream stream, VCardVersion version, List<String> columns) {
        this.cards = new VCardWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), version);
        this.version = version;
        this.columns = List.copyOf(columns);
        cards.setAddProdId(false);
        // Without them the library cuts off a semicolon that is part of the last value
        cards.setIncludeTrailingSemicolons(true);
    }

    @Override
    public void write(ObjectNode person) throws IOException {
        var cells = new LinkedHashMap<String, String>();
        for (var column : columns) {
            var cell = PersonCells.text(person, column);
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        }
        var work = cells.containsKey("companies") ? work(person) : List.<String>of();
        var card = PersonCard.of(cells, version, title(cells, work), work);
        card.setRevision(written);
        cards.write(card);
    }

    @Override
    public void close() throws IOException {
        cards.close();
    }

    /** Programs show it, and a card without one is none. */
    private static String title(Map<String, String> cells, List<String> work) {
        var name = Stream.of("givenName", "familyName")
                .filter(cells::containsKey)
                .map(cells::get)
                .toList();
        return name.isEmpty()
                ? Stream.concat(
                                work.stream(),
                                Stream.of("emails", "phones", "contactId")
                                        .filter(cells::containsKey)
                                        .map(cells::get))
                        .findFirst()
                        .orElse("?")
                : String.join(" ", name);
    }

    /** The first company where the person still is, and what they are there. */
    private static List<String> work(ObjectNode person) {
        return StreamSupport.stream(person.path("companies").spliterator(), false)
                .filter(company -> company.hasNonNull("name") && !company.hasNonNull("until"))
                .map(company -> Stream.of("name", "role")
                        .filter(company::hasNonNull)
                        .map(part -> company.path(part).asText())
                        .toList())
                .findFirst()
                .orElse(List.of());
    }
}
