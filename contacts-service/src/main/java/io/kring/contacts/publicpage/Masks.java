package io.kring.contacts.publicpage;

/** Addresses as far as whoever has them knows them again, and nobody else learns them. */
public final class Masks {
    private static final String HIDDEN = "•••";

    private Masks() {}

    /** {@code s•••@e•••.org}, {@code +31•••78}. */
    public static String address(String address) {
        var at = address.lastIndexOf('@');
        if (at < 0) {
            return ends(address, 3, 2);
        }
        var domain = address.substring(at + 1);
        var dot = domain.lastIndexOf('.');
        return ends(address.substring(0, at), 1, 0) + "@"
                + (dot < 0 ? ends(domain, 1, 0) : ends(domain.substring(0, dot), 1, 0) + domain.substring(dot));
    }

    private static String ends(String text, int first, int last) {
        var shown = text.codePointCount(0, text.length()) > first + last + 1;
        return shown
                ? text.substring(0, text.offsetByCodePoints(0, first))
                        + HIDDEN
                        + text.substring(text.offsetByCodePoints(text.length(), -last))
                : HIDDEN;
    }
}
