package io.kring.contacts.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * Cells of a workbook as people read them: dates as ISO 8601, other numbers without exponent and with the zeros that a format
 * puts before, truth values as {@code true} and {@code false}, errors as Excel shows them, of formulas what they gave when the
 * file was saved.
 */
final class CellText {
    /** Parts of a format that are shown as they are, or say the color or the currency. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^]]*]");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern ZEROS = Pattern.compile("0{2,30}");
    /** What XML cannot hold is written so, {@code _x000D_} (ECMA-376, part 1, ST_Xstring). */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    /** Dates in East Asian calendars, whose codes files do not spell out (ECMA-376, part 1, 18.8.30). */
    private static final Set<Integer> OTHER_DATES = Set.of(27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    /** What Excel computes with and shows; a double has more, which are noise. */
    private static final MathContext DIGITS = new MathContext(15);

    /** In days; 9999-12-31. */
    private static final double LAST_DAY = 2_958_466;

    private final Map<String, NumberFormat> formats = new HashMap<>();

    /**
     * @param isDate date, time or both
     * @param digits that are shown at least, of a whole number
     */
    private record NumberFormat(boolean isDate, boolean isTime, int digits) {
        static NumberFormat of(String code) {
            var first = LITERAL.matcher(code).replaceAll("").split(";", 2)[0].toLowerCase(Locale.ROOT);
            var essence = first.contains("general") ? "" : first;
            // Elapsed time, [h]:mm, is no date: its brackets, and with them the hours, are gone
            var isDate = essence.matches(".*[ymdhs].*") && !essence.matches("[ms:.0]*");
            var isTime = isDate && !essence.matches(".*[yd].*");
            return new NumberFormat(isDate, isTime, ZEROS.matcher(essence).matches() ? essence.length() : 0);
        }
    }

    String of(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return cell != null && cell.getType() == CellType.ERROR ? raw(cell) : "";
        }
        return switch (cell.getValue()) {
            case BigDecimal _ -> number(cell);
            case Boolean truth -> truth.toString();
            default -> unescaped(raw(cell));
        };
    }

    private String number(Cell cell) {
        var written = raw(cell).strip();
        var number = Double.parseDouble(written);
        var format = format(cell);
        if (format.isDate && number >= 0 && number < LAST_DAY) {
            return date(cell.asDate(), format.isTime && number < 1);
        }
        if (!Double.isFinite(number)) {
            return written;
        }
        var plain = WHOLE.matcher(written).matches()
                ? written
                : new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString();
        return number >= 0 && WHOLE.matcher(plain).matches()
                ? "0".repeat(Math.max(0, format.digits - plain.length())) + plain
                : plain;
    }

    private NumberFormat format(Cell cell) {
        var code = cell.getDataFormatString();
        if (code == null) {
            var isDate = cell.getDataFormatId() != null && OTHER_DATES.contains(cell.getDataFormatId());
            return new NumberFormat(isDate, false, 0);
        }
        return formats.computeIfAbsent(code, NumberFormat::of);
    }

    private static String date(LocalDateTime exact, boolean onlyTime) {
        var time = exact.plus(500, ChronoUnit.MILLIS).truncatedTo(ChronoUnit.SECONDS);
        if (onlyTime) {
            return time.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static String raw(Cell cell) {
        return Objects.requireNonNullElse(cell.getRawValue(), "");
    }

    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(escape ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                : text;
    }
}
