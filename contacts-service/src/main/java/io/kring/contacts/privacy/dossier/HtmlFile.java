package io.kring.contacts.privacy.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.contacts.dataclass.DataClass;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** For people: one page that needs nothing else, to be read or printed (or saved as PDF), without scripts. */
final class HtmlFile implements Dossier.Writer {
    private static final String FRAME = frame();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Writer out;
    private boolean inStore;

    HtmlFile(OutputStream stream) {
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    @Override
    public void begin(Cover cover) throws IOException {
        out.write(FRAME.replace("{collectedAt}", DATE.format(cover.collectedAt()))
                .replace("{readableUntil}", DATE.format(cover.readableUntil()))
                .replace("{requestId}", cover.requestId().toString()));
    }

    @Override
    public void store(DataClass store) throws IOException {
        endStore();
        out.write("<section>\n<h2>" + escaped(store.title()) + "</h2>\n<p class=\"why\">" + escaped(about(store))
                + "</p>\n");
        inStore = true;
    }

    @Override
    public void record(JsonNode record) throws IOException {
        out.write("<div class=\"record\">");
        value(record);
        out.write("</div>\n");
    }

    @Override
    public void end() throws IOException {
        endStore();
        out.write("</main>\n</body>\n</html>\n");
        out.flush();
    }

    private void endStore() throws IOException {
        if (inStore) {
            out.write("</section>\n");
            inStore = false;
        }
    }

    private static String about(DataClass store) {
        var sentences = new ArrayList<String>();
        if (!store.purpose().isBlank()) {
            sentences.add("What for: " + store.purpose());
        }
        if (!store.basis().isBlank()) {
            sentences.add("Legal basis: " + store.basis().replace('-', ' '));
        }
        if (!store.recipients().isEmpty()) {
            sentences.add("Passed on to: " + String.join(", ", store.recipients()));
        }
        if (store.keptFor() != null) {
            sentences.add("Kept for: " + spoken(Period.parse(store.keptFor())));
        }
        sentences.add("Kept by: " + store.service());
        return String.join(". ", sentences) + ".";
    }

    private static String spoken(Period period) {
        var parts = new ArrayList<String>();
        count(parts, period.getYears(), "year");
        count(parts, period.getMonths(), "month");
        count(parts, period.getDays(), "day");
        return String.join(" and ", parts);
    }

    private static void count(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }

    private void value(JsonNode value) throws IOException {
        if (value.isObject()) {
            out.write("<dl>");
            value.properties().forEach(field -> {
                if (!isEmpty(field.getValue())) {
                    try {
                        out.write("<dt>" + escaped(label(field.getKey())) + "</dt><dd>");
                        value(field.getValue());
                        out.write("</dd>");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
            out.write("</dl>");
        } else if (value.isArray()) {
            out.write("<ul>");
            for (var item : value) {
                out.write("<li>");
                value(item);
                out.write("</li>");
            }
            out.write("</ul>");
        } else {
            out.write(escaped(value.asText()));
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }

    /** {@code birthDate} is "Birth date". */
    static String label(String name) {
        var words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String frame() {
        try (var file = HtmlFile.class.getResourceAsStream("/access-package.html")) {
            return new String(
                    Objects.requireNonNull(file, "access-package.html").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
