package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards as phones and mail programs write them, beside what a crude look at their lines finds. */
class VcardDataTest {
    private static final Pattern PROPERTY =
            Pattern.compile("(?:item\\d+\\.)?([A-Z-]+)((?:;[^:]*)?):(.*)", Pattern.DOTALL);

    private record Line(String name, String parameters, String value) {
        List<String> parts() {
            return Arrays.stream(value.split("(?<!\\\\)[;,]"))
                    .map(part -> part.replace("\\n", "\n")
                            .replaceAll("\\\\(.)", "$1")
                            .strip())
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "John_Doe_ANDROID.vcf, 6, 9, 5, 0",
        "John_Doe_IPHONE.vcf, 1, 7, 1, 2",
        "John_Doe_MAC_ADDRESS_BOOK.vcf, 1, 7, 1, 2",
        "John_Doe_MS_OUTLOOK.vcf, 1, 2, 1, 2",
        "gmail-list.vcf, 3, 0, 3, 0",
        "gmail-single.vcf, 1, 2, 1, 2",
        "outlook-2007.vcf, 1, 4, 1, 1",
        "rfc2426-example.vcf, 2, 4, 3, 2",
        "rfc6350-example.vcf, 1, 2, 1, 1"
    })
    void everyNamePhoneEmailAndAddressIsKept(String name, int cards, int phones, int emails, int addresses)
            throws IOException {
        // Given
        var bytes = Files.readAllBytes(SharedData.file("vcard/" + name));
        var expected = cards(new String(bytes, StandardCharsets.UTF_8));

        // When
        var read = Reading.of(null, bytes);

        // Then
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.named()).hasSize(cards).hasSameSizeAs(expected);
        assertThat(read.named().stream()
                        .mapToInt(card -> count(card, "(phone|fax|pager)( \\d+)?"))
                        .sum())
                .isEqualTo(phones);
        assertThat(read.named().stream()
                        .mapToInt(card -> count(card, "email( \\d+)?"))
                        .sum())
                .isEqualTo(emails);
        assertThat(read.named().stream()
                        .mapToInt(card -> count(card, "street( \\d+)?"))
                        .sum())
                .isEqualTo(addresses);
        for (var place = 0; place < cards; place++) {
            assertKept(read.named().get(place), expected.get(place));
        }
    }

    private static void assertKept(Map<String, String> card, List<Line> lines) {
        for (var line : lines) {
            switch (line.name) {
                case "TEL" ->
                    assertThat(card.values())
                            .contains(line.value.replace("tel:", "").replace(";ext=", " ext. "));
                case "EMAIL" -> assertThat(card.values()).contains(line.value.strip());
                case "FN" ->
                    assertThat(card)
                            .containsEntry(
                                    "full name", String.join(line.value.contains("\\,") ? "," : ", ", line.parts()));
                case "N", "ADR", "NICKNAME", "ORG", "TITLE", "ROLE" ->
                    assertThat(line.parts())
                            .allSatisfy(part -> assertThat(card.values())
                                    .as("%s:%s", line.name, line.value)
                                    .anyMatch(value -> value.contains(part)));
                default -> {}
            }
        }
    }

    private static int count(Map<String, String> card, String column) {
        return (int) card.keySet().stream().filter(name -> name.matches(column)).count();
    }

    private static List<List<Line>> cards(String text) {
        var cards = new ArrayList<List<Line>>();
        for (var line : unfolded(text)) {
            var property = PROPERTY.matcher(line);
            if (line.toUpperCase(Locale.ROOT).startsWith("BEGIN:VCARD")) {
                cards.add(new ArrayList<>());
            } else if (property.matches()) {
                var encoded = property.group(2).contains("QUOTED-PRINTABLE");
                var value = encoded ? decoded(property.group(3)) : property.group(3);
                cards.getLast().add(new Line(property.group(1), property.group(2), value));
            }
        }
        return cards;
    }

    private static List<String> unfolded(String text) {
        var lines = new ArrayList<String>();
        var goesOn = false;
        for (var line : text.split("\r*\n")) {
            if (goesOn || line.startsWith(" ") || line.startsWith("\t")) {
                var last = lines.removeLast();
                lines.add(goesOn ? last.substring(0, last.length() - 1) + line : last + line.substring(1));
            } else {
                lines.add(line);
            }
            goesOn = lines.getLast().contains("QUOTED-PRINTABLE")
                    && lines.getLast().endsWith("=");
        }
        return lines;
    }

    private static String decoded(String quotedPrintable) {
        var bytes = new ByteArrayOutputStream();
        for (var place = 0; place < quotedPrintable.length(); place++) {
            var character = quotedPrintable.charAt(place);
            if (character == '=') {
                bytes.write(Integer.parseInt(quotedPrintable.substring(place + 1, place + 3), 16));
                place += 2;
            } else {
                bytes.write(character);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
