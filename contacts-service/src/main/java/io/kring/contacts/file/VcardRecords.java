package io.kring.contacts.file;

import ezvcard.io.text.VCardReader;
import io.kring.contacts.file.FoundColumns.Found;
import io.kring.contacts.file.text.Lines;
import io.kring.contacts.file.text.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cards of a vCard file (2.1, 3.0, 4.0), told apart by lines, so that a broken one ends where the next begins. Pictures, sounds
 * and keys are left out before they are held.
 */
final class VcardRecords implements FoundColumns.NamedRecords {
    private static final String VCARD = "VCARD";
    private static final Pattern BEGIN = Pattern.compile("(?i)([\\w-]+\\.)?BEGIN\\s*:\\s*VCARD\\s*");
    private static final Pattern END = Pattern.compile("(?i)([\\w-]+\\.)?END\\s*:\\s*VCARD\\s*");
    /** Of vCard 2.1, whose agent is a card within the card. */
    private static final Pattern AGENT = Pattern.compile("(?i)([\\w-]+\\.)?AGENT[^:]*:\\s*");

    private static final Pattern BINARY = Pattern.compile(
            "(?i)([\\w-]+\\.)?((PHOTO|LOGO|SOUND|KEY)[;:].*|[\\w-]+;([^:]*;)?(ENCODING=)?(B|BASE64)[;:].*)",
            Pattern.DOTALL);
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*=*\\s*");
    private static final Pattern CHARSET = Pattern.compile("(?i)[^:]*;CHARSET=\"?([^\";:]+)");

    private final Lines lines;
    private @Nullable Card started;

    VcardRecords(InputStream stream) throws IOException {
        this.lines = new Lines(new TextSource(stream, false), PeopleFile.LONGEST_RECORD);
    }

    @Override
    public @Nullable Found next() throws IOException {
        var card = started;
        started = null;
        for (var line = lines.next(); line != null; line = lines.next()) {
            var begins = is(BEGIN, line.text());
            if (card == null && !begins && line.text().isBlank()) {
                continue;
            }
            if (begins && (card == null || !card.awaitsAgent)) {
                if (card != null) {
                    started = new Card(line);
                    return card.cutOff();
                }
                card = new Card(line);
            } else {
                card = card == null ? new Card(line) : card;
                card.add(line);
                if (card.depth == 0) {
                    return card.read();
                }
            }
        }
        return card == null ? null : card.cutOff();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /**
     * Whether a line begins or ends a card; most do not, and need no regular expression to say so. One that begins with space goes on
     * with the line before, whatever it says.
     */
    private static boolean is(Pattern mark, String line) {
        var end = line.stripTrailing().length();
        return line.regionMatches(true, end - VCARD.length(), VCARD, 0, VCARD.length())
                && mark.matcher(line).matches();
    }

    /** A card as it is read, or what is between cards. */
    private static final class Card {
        private final long number;
        private final StringBuilder text = new StringBuilder();
        private final boolean begun;
        private int depth = 1;
        private boolean tooLong;
        private boolean inBinary;
        private boolean awaitsAgent;
        private @Nullable Charset charset;

        Card(Lines.Line first) {
            this.number = first.number();
            this.begun = is(BEGIN, first.text());
            if (begun) {
                text.append("BEGIN:VCARD\n");
            }
        }

        void add(Lines.Line line) {
            if (inBinary && continuesBinary(line.text())) {
                return;
            }
            inBinary = BINARY.matcher(line.text()).matches();
            if (inBinary || (line.text().isEmpty() && !goesOn())) {
                return;
            }
            if (!line.isWhole() || text.length() + line.text().length() > PeopleFile.LONGEST_RECORD) {
                tooLong = true;
                text.append(line.text(), 0, Math.min(line.text().length(), Row.Unreadable.LONGEST_TEXT));
                text.setLength(Math.min(text.length(), PeopleFile.LONGEST_RECORD / 2));
            } else {
                text.append(readable(line.text())).append('\n');
            }
            depth += begun && is(BEGIN, line.text()) ? 1 : 0;
            depth -= begun && is(END, line.text()) ? 1 : 0;
            awaitsAgent = line.text().stripTrailing().endsWith(":")
                    && AGENT.matcher(line.text()).matches();
        }

        Found cutOff() {
            return unreadable(begun ? "has no END:VCARD" : "is outside of a card");
        }

        Found read() throws IOException {
            if (tooLong) {
                return unreadable("is longer than " + PeopleFile.LONGEST_RECORD + " characters, pictures left out");
            }
            var values = values(StandardCharsets.UTF_8);
            if (values.values().stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
                values = values(TextSource.WINDOWS_1252);
            }
            return VcardColumns.IDENTIFYING.stream().anyMatch(values::containsKey)
                    ? new Found.Values(number, text.toString(), values)
                    : unreadable("has no name, e-mail address or phone number");
        }

        private Map<String, String> values(Charset ofQuotedPrintable) throws IOException {
            try (var reader = new VCardReader(text.toString())) {
                reader.setDefaultQuotedPrintableCharset(ofQuotedPrintable);
                var card = reader.readNext();
                return card == null ? Map.of() : VcardColumns.of(card, reader.getWarnings());
            }
        }

        private Found unreadable(String reason) {
            return Found.unreadable(number, text.toString(), reason);
        }

        /** Quoted-printable goes on in the next line, of which there may be nothing. */
        private boolean goesOn() {
            return text.length() > 1 && text.charAt(text.length() - 2) == '=';
        }

        private static boolean continuesBinary(String line) {
            return line.startsWith(" ")
                    || line.startsWith("\t")
                    || BASE64.matcher(line).matches();
        }

        /** The property may declare its encoding (2.1); what is not UTF-8 else is Windows-1252. */
        private String readable(String line) {
            var declared = CHARSET.matcher(line);
            if (line.indexOf(';') > 0 && declared.lookingAt()) {
                charset = charset(declared.group(1));
            } else if (line.indexOf(':') > 0 && !line.startsWith(" ")) {
                charset = null;
            }
            if (!TextSource.isDamaged(line)) {
                return line;
            }
            return charset == null || charset.equals(StandardCharsets.UTF_8)
                    ? TextSource.repaired(line)
                    : TextSource.decoded(line, charset);
        }

        private static @Nullable Charset charset(String name) {
            try {
                return Charset.forName(name);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                return null;
            }
        }
    }
}
