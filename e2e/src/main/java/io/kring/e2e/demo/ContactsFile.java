package io.kring.e2e.demo;

/**
 * A file of people to begin with.
 *
 * @param rows counted here, not by Kring
 * @param regions where its phone numbers may be from
 * @param segment the CEL expression that chooses whom of them to write to
 */
record ContactsFile(String name, String csv, int rows, String regions, String segment) {}
