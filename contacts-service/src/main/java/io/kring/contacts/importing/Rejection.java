package io.kring.contacts.importing;

/**
 * A row that was not imported.
 *
 * @param line of the file, from 1; the line on which the row begins
 * @param column the header of the column that is wrong
 * @param row the row as it was read, to be corrected and imported again
 */
public record Rejection(long line, String column, String reason, String row) {}
