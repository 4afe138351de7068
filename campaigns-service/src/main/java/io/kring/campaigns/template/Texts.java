package io.kring.campaigns.template;

/** Which characters names and subjects may have: a line break in a subject would start another header. */
public final class Texts {
    public static final String LINE = "\\P{Cc}*";

    public static final String NOT_A_LINE = "must be one line of text without control characters";

    private Texts() {}
}
