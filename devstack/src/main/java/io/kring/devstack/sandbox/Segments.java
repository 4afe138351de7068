package io.kring.devstack.sandbox;

/** How many parts an SMS is sent in, which is what providers charge for (3GPP TS 23.038 and 23.040). */
final class Segments {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private Segments() {}

    /** At least 1. A text outside of the GSM alphabet needs two bytes a character. */
    static int of(String text) {
        return isGsm(text) ? parts(septets(text), 160, 153) : parts(text.length(), 70, 67);
    }

    private static boolean isGsm(String text) {
        return text.chars().allMatch(character -> BASIC.indexOf(character) >= 0 || EXTENDED.indexOf(character) >= 0);
    }

    private static int septets(String text) {
        return text.chars()
                .map(character -> EXTENDED.indexOf(character) >= 0 ? 2 : 1)
                .sum();
    }

    private static int parts(int length, int alone, int joined) {
        return length <= alone ? 1 : (length + joined - 1) / joined;
    }
}
