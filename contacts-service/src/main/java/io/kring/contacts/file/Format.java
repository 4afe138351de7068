package io.kring.contacts.file;

import io.kring.contacts.file.PeopleFile.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file can be. */
enum Format {
    CSV,
    TSV,
    NDJSON,
    VCARD,
    XLSX;

    /** How many of the first bytes tell the format. */
    static final int LOOK = 8 << 10;

    private static final Map<String, Format> DECLARED = Map.of(
            "text/csv", CSV,
            "text/tab-separated-values", TSV,
            "application/x-ndjson", NDJSON,
            "application/jsonl", NDJSON,
            "text/vcard", VCARD,
            "text/x-vcard", VCARD,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XLSX);

    /** What is sent where the sender does not know; browsers on machines with Excel call CSV an Excel file. */
    private static final Set<String> UNTOLD =
            Set.of("", "application/octet-stream", "application/vnd.ms-excel", "text/plain");

    private static final String READ =
            "send CSV (text/csv), tab-separated text (text/tab-separated-values), NDJSON (application/x-ndjson), vCard"
                    + " (text/vcard) or Excel's XLSX";

    /** How files begin that are taken for something else, and what to do. */
    private static final Map<String, String> OTHERS = Map.of(
            "%PDF", "is a PDF; export the table as CSV",
            "\u00D0\u00CF\u0011\u00E0",
                    "is an old Excel file (.xls) or has a password; save it as .xlsx without password",
            "\u001F\u008B", "is compressed (gzip); send what is in it",
            "Rar!", "is an archive (RAR); send the files in it one by one",
            "7z\u00BC\u00AF", "is an archive (7z); send the files in it one by one");

    private static final String ZIP = "PK\u0003\u0004";
    private static final String EMPTY_ZIP = "PK\u0005\u0006";

    /**
     * Files that begin as no text does are what they are, whatever is declared.
     *
     * @throws FileException.Unsupported where it is none of these; the message names them, and what to do
     */
    static Format of(@Nullable String mediaType, byte[] first) {
        var bytes = new String(first, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith(ZIP) || bytes.startsWith(EMPTY_ZIP)) {
            return workbook(bytes);
        }
        OTHERS.forEach((beginning, advice) -> {
            if (bytes.startsWith(beginning)) {
                throw new FileException.Unsupported(advice + ", or " + READ);
            }
        });
        var type = mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (UNTOLD.contains(type)) {
            return told(first, bytes);
        }
        var format = DECLARED.get(type);
        if (format == null) {
            throw new FileException.Unsupported("is declared as " + type + "; " + READ);
        }
        if (format == XLSX) {
            throw new FileException("is declared as XLSX, but is not; save it again as .xlsx");
        }
        return format;
    }

    Records records(InputStream stream) throws IOException {
        return switch (this) {
            case CSV -> new CsvRecords(stream, CsvDialect.USUAL);
            case TSV -> new CsvRecords(stream, "\t");
            case NDJSON -> new FoundColumns(new NdjsonRecords(stream));
            case VCARD -> new FoundColumns(new VcardRecords(stream));
            case XLSX -> new XlsxRecords(stream);
        };
    }

    /** The parts of a workbook may come in any order, but one of the first tells. */
    private static Format workbook(String bytes) {
        if (bytes.contains("[Content_Types].xml") || bytes.contains("xl/") || bytes.contains("_rels/")) {
            return XLSX;
        }
        if (bytes.contains("application/vnd.oasis.opendocument")) {
            throw new FileException.Unsupported("is an OpenDocument file; save it as .xlsx or CSV, or " + READ);
        }
        throw new FileException.Unsupported("is an archive (ZIP); send the files in it one by one, or " + READ);
    }

    private static Format told(byte[] first, String bytes) {
        var text = new String(first, encoding(bytes)).replace("\uFEFF", "").stripLeading();
        var beginning = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
        if (beginning.startsWith("begin:vcard")) {
            return VCARD;
        }
        if (beginning.startsWith("{")) {
            return NDJSON;
        }
        if (beginning.startsWith("[{") || beginning.matches("(?s)\\[\\s+\\{.*")) {
            throw new FileException.Unsupported(
                    "is one array of JSON; write each person on a line (NDJSON), or " + READ);
        }
        if (beginning.matches("(?s)<(!doctype|\\?xml|html|table).*")) {
            throw new FileException.Unsupported("is HTML or XML; save it as .xlsx or CSV, or " + READ);
        }
        if (text.chars().filter(Format::isNoText).count() * 20 > text.length()) {
            throw new FileException.Unsupported("is not text; " + READ);
        }
        return CSV;
    }

    private static Charset encoding(String bytes) {
        if (bytes.startsWith("\u00FF\u00FE")) {
            return StandardCharsets.UTF_16LE;
        }
        return bytes.startsWith("\u00FE\u00FF") ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean isNoText(int character) {
        return character < ' ' && !Character.isWhitespace(character);
    }
}
