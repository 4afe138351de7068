package io.kring.contacts.duplicate;

import io.kring.contacts.matching.Profile;
import java.util.UUID;

/** Somebody who is stored, as they are compared. */
public record Known(UUID contactId, String givenName, String familyName, Profile profile) {}
