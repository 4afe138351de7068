package io.kring.contacts.change;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as they are, of whom every version is kept. */
public interface Versioned {
    UUID contactId();

    int version();

    Instant updatedAt();

    @Nullable
    Change change();
}
