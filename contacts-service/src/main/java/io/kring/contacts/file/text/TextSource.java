package io.kring.contacts.file.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text of an encoding that nobody declared. A byte order mark decides; without one it is ASCII until the first other byte, where
 * the following {@value #WINDOW} bytes tell UTF-8 from Windows-1252, which has all of ISO-8859-1. A byte that is no character is
 * given as half of a surrogate pair, U+DC00 plus the byte, which text never has: so the record that has it can be found.
 */
public final class TextSource extends Reader {
    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int WINDOW = 64 << 10;
    private static final char ESCAPE = '\uDC00';

    private final InputStream stream;
    private final boolean guesses;
    private final ByteBuffer bytes = ByteBuffer.allocate(WINDOW).limit(0);
    private CharsetDecoder decoder;
    private boolean ended;
    private boolean damaged;
    /** Of a pair, whose first half was all that was asked for. */
    private char secondHalf;

    /** @param guesses whether text that is not UTF-8 may be Windows-1252; else it is damaged UTF-8 */
    public TextSource(InputStream stream, boolean guesses) throws IOException {
        this.stream = stream;
        this.guesses = guesses;
        while (!ended && bytes.remaining() < 3) {
            fill();
        }
        this.decoder = marked().newDecoder();
    }

    /** Whether there was a byte that is no character in what was read so far. */
    public boolean damaged() {
        return damaged;
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
        var out = CharBuffer.wrap(characters, offset, length);
        if (secondHalf != 0 && length > 0) {
            out.put(secondHalf);
            secondHalf = 0;
        }
        while (out.hasRemaining()) {
            if (!bytes.hasRemaining() && (ended || out.remaining() < length || !fill())) {
                break;
            }
            var result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                decideOrEscape(result, out);
            } else if (result.isOverflow() && out.hasRemaining()) {
                splitPair(out);
            } else if (result.isUnderflow() && bytes.hasRemaining()) {
                fill();
            }
        }
        var read = length - out.remaining();
        return read == 0 && length > 0 ? -1 : read;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void splitPair(CharBuffer out) {
        var pair = new char[2];
        decoder.decode(bytes, CharBuffer.wrap(pair), ended);
        out.put(pair[0]);
        secondHalf = pair[1];
    }

    private void decideOrEscape(CoderResult result, CharBuffer out) throws IOException {
        if (decoder.charset().equals(StandardCharsets.US_ASCII)) {
            while (!ended && bytes.remaining() < WINDOW) {
                fill();
            }
            decoder = (guesses && isNotUtf8() ? WINDOWS_1252 : StandardCharsets.UTF_8).newDecoder();
            return;
        }
        damaged = true;
        if (decoder.averageCharsPerByte() < 1) {
            bytes.position(bytes.position() + result.length());
            out.put(ESCAPE);
        } else {
            out.put((char) (ESCAPE + (bytes.get() & 0xFF)));
        }
    }

    /** Text of one byte a character has hardly ever a sequence that is UTF-8; a damaged byte makes no other encoding. */
    private boolean isNotUtf8() {
        var utf8 = StandardCharsets.UTF_8.newDecoder();
        var look = bytes.duplicate();
        var characters = CharBuffer.allocate(look.remaining());
        var wrong = 0;
        for (var result = utf8.decode(look, characters, ended); result.isError(); ) {
            wrong++;
            look.position(look.position() + result.length());
            result = utf8.decode(look, characters, ended);
        }
        var right =
                characters.flip().chars().filter(character -> character >= 0x80).count();
        return wrong > right;
    }

    private Charset marked() {
        var first = bytes.remaining() > 0 ? bytes.get(0) & 0xFF : -1;
        var second = bytes.remaining() > 1 ? bytes.get(1) & 0xFF : -1;
        if (first == 0xEF && second == 0xBB && bytes.remaining() > 2 && (bytes.get(2) & 0xFF) == 0xBF) {
            bytes.position(3);
            return StandardCharsets.UTF_8;
        }
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            bytes.position(2);
            return first == 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.US_ASCII;
    }

    private boolean fill() throws IOException {
        bytes.compact();
        var read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        return bytes.hasRemaining();
    }

    /** Whether a byte in it is no character. */
    public static boolean isDamaged(String text) {
        for (var place = 0; place < text.length(); place++) {
            if (Character.isSurrogate(text.charAt(place))) {
                if (Character.charCount(text.codePointAt(place)) == 1) {
                    return true;
                }
                place++;
            }
        }
        return false;
    }

    /** With U+FFFD for each byte that is no character. */
    public static String shown(String damaged) {
        return damaged.codePoints()
                .map(point -> isHalf(point) ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text that the bytes of damaged UTF-8 are in an encoding that was declared after all. */
    public static String decoded(String damaged, Charset charset) {
        var bytes = new ByteArrayOutputStream();
        damaged.codePoints().forEach(point -> {
            if (isHalf(point)) {
                bytes.write(point - ESCAPE);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toString(charset);
    }

    /** With each byte that is no UTF-8 taken as Windows-1252, and all else as it is. */
    public static String repaired(String damaged) {
        return damaged.codePoints()
                .mapToObj(point -> isHalf(point)
                        ? new String(new byte[] {(byte) (point - ESCAPE)}, WINDOWS_1252)
                        : Character.toString(point))
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
