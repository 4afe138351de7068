package io.kring.leads.input;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present time, as precise as PostgreSQL keeps it: what is told and what is stored are the same. */
public final class Now {
    private Now() {}

    public static Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
