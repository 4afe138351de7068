package io.kring.contacts.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook that is shown and has anything in it, and those after it that have the same header; the first row
 * that is not empty is the header. Memory does not grow with the rows, but with the texts that cells share, up to a bound.
 */
final class XlsxRecords implements PeopleFile.Records {
    private final Path file;
    private final ReadableWorkbook workbook;
    /** That are shown, and not yet read. */
    private final Iterator<Sheet> sheets;

    private final CellText texts = new CellText();
    private List<String> header = List.of();
    private @Nullable Stream<org.dhatim.fastexcel.reader.Row> sheet;
    private @Nullable Iterator<org.dhatim.fastexcel.reader.Row> rows;

    /** What is in a row, up to the last cell that is not empty. */
    private record Cells(long row, List<String> texts) {}

    XlsxRecords(InputStream stream) throws IOException {
        this.file = Files.createTempFile("kring-people", ".xlsx");
        try {
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
            this.workbook = open(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        this.sheets = workbook.getSheets()
                .filter(any -> any.getVisibility() == SheetVisibility.VISIBLE)
                .iterator();
    }

    @Override
    public List<String> header() throws IOException {
        if (!sheets.hasNext()) {
            throw new FileException("is no Excel file, or has no sheet that is shown");
        }
        var first = firstOfNextSheet();
        while (first == null && sheets.hasNext()) {
            first = firstOfNextSheet();
        }
        header = first == null ? List.of() : first.texts;
        return header;
    }

    /** Cells that a row does not have are empty; a row has more fields than the header where there is something in them. */
    @Override
    public @Nullable Row next() throws IOException {
        var cells = nextCells();
        while (cells == null && sheets.hasNext()) {
            var first = firstOfNextSheet();
            cells = first != null && first.texts.equals(header) ? nextCells() : null;
        }
        if (cells == null) {
            return null;
        }
        if (PeopleFile.characters(cells.texts) > PeopleFile.LONGEST_RECORD) {
            return Row.unreadable(
                    cells.row, cells.texts, "is longer than " + PeopleFile.LONGEST_RECORD + " characters");
        }
        while (cells.texts.size() < header.size()) {
            cells.texts.add("");
        }
        return new Row.Fields(cells.row, Collections.unmodifiableList(cells.texts));
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            closeSheet();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static ReadableWorkbook open(Path file) {
        try {
            WorkbookGuard.check(file);
            return open(file, true);
        } catch (FileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw notRead(e);
        }
    }

    /** The reader does not read formats where there are none. */
    private static ReadableWorkbook open(Path file, boolean withFormats) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(withFormats, true));
        } catch (ExcelReaderException e) {
            if (withFormats) {
                return open(file, false);
            }
            throw e;
        }
    }

    /** Null where it is empty. */
    private @Nullable Cells firstOfNextSheet() throws IOException {
        closeSheet();
        if (!sheets.hasNext()) {
            return null;
        }
        try {
            sheet = sheets.next().openStream();
        } catch (RuntimeException e) {
            throw notRead(e);
        }
        rows = sheet.iterator();
        return nextCells();
    }

    private @Nullable Cells nextCells() {
        try {
            while (rows != null && rows.hasNext()) {
                var row = rows.next();
                var cells = cells(row);
                if (!cells.isEmpty()) {
                    return new Cells(row.getRowNum(), cells);
                }
            }
            return null;
        } catch (RuntimeException e) {
            throw notRead(e);
        }
    }

    private List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (var place = 0; place < row.getCellCount(); place++) {
            cells.add(texts.of(row.getCell(place)));
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }

    private void closeSheet() {
        if (sheet != null) {
            sheet.close();
        }
        sheet = null;
        rows = null;
    }

    /** The reader has an exception of its own, but throws any other as well. */
    private static FileException notRead(Exception e) {
        return new FileException(
                "is a broken Excel file, or has something in it that is not read (" + e.getMessage()
                        + "); save it as CSV",
                e);
    }
}
