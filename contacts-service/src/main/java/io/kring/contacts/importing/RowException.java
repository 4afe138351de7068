package io.kring.contacts.importing;

/** What is wrong with a row: the header of the column, and why. */
final class RowException extends Exception {
    private final String column;
    private final String reason;

    RowException(String column, String reason) {
        super(reason);
        this.column = column;
        this.reason = reason;
    }

    String column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
