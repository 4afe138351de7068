package io.kring.contacts.file;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a workbook before it is read, and refuses what makes its reader take any amount of memory or time: the reader believes
 * sizes, places and numbers as the file has them. Parts are read as the reader does it, by the same libraries and in any role.
 */
final class WorkbookGuard {
    /** Of a part to its compressed size. */
    private static final int HIGHEST_RATIO = 250;
    /** In bytes; small parts may be compressed as much as they can. */
    private static final long UNCHECKED = 16 << 20;
    /** Of the texts that cells share, which the reader holds, in bytes of the heap. */
    private static final long MOST_SHARED = 256 << 20;
    /** In bytes of the heap, of a string beside its characters. */
    private static final int OVERHEAD = 56;

    /** What Excel can have (XFD). */
    private static final int MOST_COLUMNS = 16_384;

    private static final int LONGEST_COLUMN = "XFD".length();
    /** Of formulas that fill a range: each is compared with each cell. */
    private static final int MOST_RANGES = 1_000;

    /** Of text and attributes, which parsers hold at once, with characters written as {@code &#x1F600;}. */
    private static final int LONGEST_BYTES = 10 * PeopleFile.LONGEST_RECORD;

    private static final XMLInputFactory XML = xml();

    private long texts;
    private long held;
    private long highestText = -1;
    private int ranges;
    private int cells;
    private boolean refersToText;
    /** Of the element that holds the number of a shared text; with elements within, all of their text is the number. */
    private int depthInNumber;

    private final StringBuilder number = new StringBuilder();
    private boolean inText;
    private int characters;

    private WorkbookGuard() {}

    /** @throws FileException where it is refused, or not a ZIP file */
    static void check(Path file) throws IOException {
        var guard = new WorkbookGuard();
        try (var zip = ZipFile.builder().setPath(file).get()) {
            for (var part : Collections.list(zip.getEntries())) {
                guard.checkPart(new Inflated(zip.getInputStream(part), part));
            }
        }
        if (guard.highestText >= guard.texts) {
            throw new FileException("is a broken Excel file: there is no shared text " + guard.highestText);
        }
    }

    /** What is no XML, or not to its end, the reader cannot read either, or not further. */
    private void checkPart(InputStream part) throws IOException {
        refersToText = false;
        depthInNumber = 0;
        inText = false;
        try (part) {
            var xml = XML.createXMLStreamReader(part);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamReader.START_ELEMENT -> start(xml);
                    case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> text(xml);
                    default -> {}
                }
            }
        } catch (XMLStreamException unread) {
            // What came before was looked at
        }
    }

    private void start(XMLStreamReader xml) {
        var element = xml.getLocalName();
        switch (element) {
            case "row" -> cells = 0;
            case "si" -> {
                texts++;
                hold(OVERHEAD);
                startText();
            }
            case "f" -> checkFormula(xml.getAttributeValue(null, "t"));
            case "c" -> {
                cells++;
                checkPlace(xml.getAttributeValue(null, "r"));
                refersToText = "s".equals(xml.getAttributeValue(null, "t"));
                startText();
            }
            default -> {}
        }
        if (depthInNumber > 0) {
            depthInNumber++;
        } else if (refersToText && element.equals("v")) {
            depthInNumber = 1;
            number.setLength(0);
        }
    }

    private void end(String element) {
        if (depthInNumber > 0) {
            depthInNumber--;
            highestText = depthInNumber == 0 ? Math.max(highestText, number(number.toString())) : highestText;
        }
        if (element.equals("si")) {
            hold(characters);
        }
        inText &= !element.equals("c") && !element.equals("si");
    }

    private void text(XMLStreamReader xml) {
        characters += xml.getTextLength();
        if (inText && characters > PeopleFile.LONGEST_RECORD) {
            throw tooLong();
        }
        if (depthInNumber > 0) {
            number.append(xml.getText());
        }
    }

    private void startText() {
        inText = true;
        characters = 0;
    }

    private void checkPlace(@Nullable String reference) {
        var letters = reference == null
                ? 0
                : reference.chars().filter(Character::isLetter).count();
        if (letters > LONGEST_COLUMN) {
            throw new FileException("is a broken Excel file: there is no cell " + reference);
        }
        if (cells > MOST_COLUMNS) {
            throw new FileException("is a broken Excel file: a row has more than " + MOST_COLUMNS + " cells");
        }
    }

    private void checkFormula(@Nullable String type) {
        ranges += "array".equals(type) ? 1 : 0;
        if (ranges > MOST_RANGES) {
            throw new FileException("has more than " + MOST_RANGES + " array formulas; save it as CSV");
        }
    }

    private static FileException tooLong() {
        return new FileException("has a text of more than " + PeopleFile.LONGEST_RECORD + " characters");
    }

    private void hold(int bytes) {
        held += bytes;
        if (held > MOST_SHARED) {
            throw new FileException("has more text that its cells share than can be held; save it as CSV");
        }
    }

    /** What is no number the reader refuses. */
    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static XMLInputFactory xml() {
        var xml = new InputFactoryImpl();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return xml;
    }

    private static final class Inflated extends FilterInputStream {
        private final ZipArchiveEntry part;
        private long inflated;
        private int withoutMarkup;

        Inflated(InputStream stream, ZipArchiveEntry part) {
            super(stream);
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            inflated += Math.max(read, 0);
            for (var place = offset; place < offset + read; place++) {
                withoutMarkup = bytes[place] == '<' ? 0 : withoutMarkup + 1;
            }
            if (withoutMarkup > LONGEST_BYTES) {
                throw tooLong();
            }
            if (inflated > UNCHECKED && inflated / HIGHEST_RATIO > part.getCompressedSize()) {
                throw new FileException("is refused: " + part.getName() + " is over " + HIGHEST_RATIO
                        + " times as large as in the file, as in a ZIP bomb");
            }
            return read;
        }
    }
}
