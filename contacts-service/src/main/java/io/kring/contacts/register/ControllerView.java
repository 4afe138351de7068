package io.kring.contacts.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for the processing of personal data.
 *
 * @param version 0 where nobody has said so yet
 * @param particulars null where nobody has said so yet
 */
public record ControllerView(
        int version,
        @Nullable ControllerInput particulars,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    static final ControllerView NONE = new ControllerView(0, null, null, null);
}
