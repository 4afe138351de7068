package io.kring.contacts.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook made of parts of XML; sheets are {@code sheet1, sheet2}. */
final class WrittenXlsx {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private final StringBuilder types = new StringBuilder();
    private String properties = "";
    private int number;

    WrittenXlsx() {
        parts.put(
                "_rels/.rels",
                relations("<Relationship Id='r1' Type='%s/officeDocument' Target='/xl/workbook.xml'/>"
                        .formatted(RELATIONS)));
    }

    WrittenXlsx from1904() {
        properties = "<workbookPr date1904='1'/>";
        return this;
    }

    WrittenXlsx sheet(String rows) {
        return sheet("visible", rows);
    }

    WrittenXlsx sheet(String state, String rows) {
        number++;
        sheets.append(
                "<sheet name='S%d' sheetId='%d' state='%s' r:id='s%d'/>".formatted(number, number, state, number));
        relate("s" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        parts.put(
                "xl/worksheets/sheet" + number + ".xml",
                "<worksheet xmlns='%s'><sheetData>%s</sheetData><pageMargins/></worksheet>".formatted(MAIN, rows));
        return this;
    }

    WrittenXlsx sharedStrings(String items) {
        relate("strings", "sharedStrings", "sharedStrings.xml");
        parts.put("xl/sharedStrings.xml", "<sst xmlns='%s'>%s</sst>".formatted(MAIN, items));
        return this;
    }

    /** @param formats of the styles 0, 1, …: the id of one that is built in, or a code */
    WrittenXlsx formats(String... formats) {
        var codes = new StringBuilder();
        var cells = new StringBuilder();
        for (var place = 0; place < formats.length; place++) {
            var builtIn = formats[place].matches("[0-9]{1,2}") && !formats[place].startsWith("00");
            var id = builtIn ? formats[place] : String.valueOf(164 + place);
            codes.append(builtIn ? "" : "<numFmt numFmtId='%s' formatCode='%s'/>".formatted(id, formats[place]));
            cells.append("<xf numFmtId='%s'/>".formatted(id));
        }
        relate("styles", "styles", "styles.xml");
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns='%s'><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>"
                        .formatted(MAIN, codes, cells));
        return this;
    }

    byte[] bytes() throws IOException {
        parts.put("[Content_Types].xml", "<Types>" + types + "</Types>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='%s' xmlns:r='%s'>%s<sheets>%s</sheets></workbook>"
                        .formatted(MAIN, RELATIONS, properties, sheets));
        parts.put("xl/_rels/workbook.xml.rels", relations(relations.toString()));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private void relate(String id, String type, String target) {
        types.append("<Override PartName='/xl/%s' ContentType='%s.%s+xml'/>".formatted(target, CONTENT, type));
        relations.append("<Relationship Id='%s' Type='%s/%s' Target='%s'/>".formatted(id, RELATIONS, type, target));
    }

    private static String relations(String each) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + each
                + "</Relationships>";
    }
}
