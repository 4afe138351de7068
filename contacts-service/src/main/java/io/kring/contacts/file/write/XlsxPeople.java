package io.kring.contacts.file.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook, whose sheets each begin with the columns; there is a next one where Excel has no more rows. Numbers that Excel
 * holds exactly and dates of birth are such, everything else is text, so nothing becomes a formula. Excel shows of a cell at
 * most 32,767 characters.
 */
final class XlsxPeople implements PeopleWriter {
    private static final int ROWS_HELD = 500;
    /** Of a number that Excel holds. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final double HIGHEST = 1e15;
    /** Excel takes 1900 for a leap year; before its 1 March, days are not what they are elsewhere. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    /** What XML cannot hold, what Excel cuts off, and what would be taken for an escape (ECMA-376, part 1, ST_Xstring). */
    private static final Pattern UNSAFE = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0D\\x0E-\\x1F\\uFFFE\\uFFFF]|\\A\\s|\\s\\z|_(?=x[0-9A-Fa-f]{4}_)");

    private final OutputStream stream;
    private final Workbook workbook;
    private final List<String> columns;
    private final int mostRows;
    private Worksheet sheet;
    private int sheets;
    private int rows;

    XlsxPeople(OutputStream stream, List<String> columns) throws IOException {
        this(stream, columns, Worksheet.MAX_ROWS);
    }

    /** @param mostRows of a sheet, with the header */
    XlsxPeople(OutputStream stream, List<String> columns, int mostRows) throws IOException {
        this.stream = stream;
        this.workbook = new Workbook(stream, "Kring", "1.0");
        this.columns = List.copyOf(columns);
        this.mostRows = mostRows;
        this.sheet = nextSheet();
    }

    @Override
    public void write(ObjectNode person) throws IOException {
        if (rows == mostRows) {
            sheet.finish();
            sheet = nextSheet();
        }
        for (var place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            put(place, column, PersonCells.value(person, column));
        }
        rows++;
        if (rows % ROWS_HELD == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (stream) {
            workbook.finish();
        }
    }

    private Worksheet nextSheet() {
        sheets++;
        rows = 1;
        var next = workbook.newWorksheet(sheets == 1 ? "People" : "People " + sheets);
        for (var place = 0; place < columns.size(); place++) {
            next.inlineString(0, place, escaped(columns.get(place)));
        }
        next.freezePane(0, 1);
        return next;
    }

    private void put(int place, String column, JsonNode value) {
        var date = column.equals("birthDate") ? date(value.asText()) : null;
        if (date != null) {
            sheet.value(rows, place, date);
            sheet.style(rows, place).format("yyyy-mm-dd").set();
        } else if (isExact(value)) {
            sheet.value(rows, place, value.decimalValue());
        } else {
            var text = PersonCells.text(value);
            if (!text.isEmpty()) {
                sheet.inlineString(rows, place, escaped(text));
            }
        }
    }

    private static boolean isExact(JsonNode value) {
        return value.isNumber()
                && Math.abs(value.doubleValue()) < HIGHEST
                && value.decimalValue().compareTo(new BigDecimal(value.doubleValue(), DIGITS)) == 0;
    }

    private static @Nullable LocalDate date(String iso) {
        if (iso.isEmpty()) {
            return null;
        }
        try {
            var date = LocalDate.parse(iso);
            return date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY) ? null : date;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static String escaped(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(unsafe -> "_x%04X_".formatted((int) unsafe.group().charAt(0)));
    }
}
