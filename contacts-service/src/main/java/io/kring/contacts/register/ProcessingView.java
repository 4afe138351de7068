package io.kring.contacts.register;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/** Something that the company does with personal data outside of Kring. */
public record ProcessingView(
        UUID entryId, int version, @JsonUnwrapped ProcessingInput entry, String changedBy, Instant changedAt) {}
