package io.kring.contacts.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.kring.contacts.register.Register.Kept;
import io.kring.contacts.register.Register.Purpose;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register for spreadsheets: a row for all that is kept for a purpose, and one for each processing outside of Kring. */
final class RegisterCsv {
    private static final List<String> HEADER = List.of(
            "where",
            "title",
            "purpose",
            "legal basis",
            "people",
            "categories of data",
            "recipients",
            "retention",
            "enforced",
            "erasure",
            "why it is kept",
            "transfers",
            "security measures");

    private RegisterCsv() {}

    static String of(Register register) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(HEADER);
            for (var purpose : register.purposes()) {
                for (var kept : purpose.kept()) {
                    csv.writeRecord(cells(register, purpose, kept));
                }
            }
            for (var outside : register.outside()) {
                csv.writeRecord(cells(outside.entry()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> cells(Register register, Purpose purpose, Kept kept) {
        return cells(
                kept.service() + "/" + kept.store(),
                kept.title(),
                purpose.purpose(),
                kept.basis(),
                joined(register.people()),
                joined(purpose.categories()),
                joined(purpose.recipients()),
                kept.retention(),
                kept.enforced() ? "yes" : "no",
                kept.erasure(),
                kept.why(),
                register.transfers(),
                joined(register.securityMeasures()));
    }

    private static List<String> cells(ProcessingInput entry) {
        return cells(
                "outside of Kring",
                entry.title(),
                entry.purpose(),
                entry.basis(),
                joined(entry.people()),
                joined(entry.categories()),
                joined(entry.recipients()),
                entry.retention(),
                null,
                null,
                null,
                entry.transfers(),
                joined(entry.securityMeasures()));
    }

    private static String joined(List<String> texts) {
        return String.join("; ", texts);
    }

    private static List<String> cells(@Nullable String... cells) {
        return Stream.of(cells)
                .map(cell -> harmless(Objects.requireNonNullElse(cell, "")))
                .toList();
    }

    /** A spreadsheet would take it for a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
