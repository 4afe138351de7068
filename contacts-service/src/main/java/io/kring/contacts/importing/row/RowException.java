package io.kring.contacts.importing.row;

/** What is wrong with a row: the header of the column, and why. */
public final class RowException extends Exception {
    private final String column;
    private final String reason;

    RowException(String column, String reason) {
        super(reason);
        this.column = column;
        this.reason = reason;
    }

    public String column() {
        return column;
    }

    public String reason() {
        return reason;
    }
}
