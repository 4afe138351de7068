package io.kring.platform.retention;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** When of the day (UTC) sweeps begin. */
record SweepTime(LocalTime time) {
    /** The last one until now. What was neither swept nor changed since is due: also after a time of the day that was missed. */
    Instant last(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).with(time);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
}
