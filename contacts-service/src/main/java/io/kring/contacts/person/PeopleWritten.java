package io.kring.contacts.person;

import java.util.List;

/**
 * Told within the transaction that writes people, on every path, for what must be as true as they are.
 *
 * @param before those who are changed or deleted, as they were
 * @param after those who are made, changed or brought back, as they are
 */
public record PeopleWritten(List<ContactView> before, List<ContactView> after) {}
