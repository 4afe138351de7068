package io.kring.contacts.importing;

import io.kring.contacts.contact.ContactInput;
import io.kring.contacts.identity.Identity;
import java.util.List;

/** A row that can be kept: the person it tells of, and the addresses in canonical form. */
record ImportedRow(long line, ContactInput person, List<Identity> addresses, String text) {}
