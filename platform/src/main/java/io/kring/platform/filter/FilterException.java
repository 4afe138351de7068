package io.kring.platform.filter;

/** An expression that is no filter over the published fields: the message tells what to change, and where. */
public class FilterException extends RuntimeException {
    private final int position;

    FilterException(int position, String message) {
        super("At character %d: %s".formatted(position, message));
        this.position = position;
    }

    /** Where in the expression the error is, in Unicode characters counted from 1. */
    public int position() {
        return position;
    }
}
