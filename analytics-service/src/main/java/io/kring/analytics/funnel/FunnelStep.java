package io.kring.analytics.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that a lead or an opportunity took; the components are columns of the table {@code funnel_step}.
 *
 * @param amount of a sale that was won; null at other steps
 * @param currency ISO 4217
 */
record FunnelStep(
        UUID subjectId,
        String step,
        Instant takenAt,
        @Nullable BigDecimal amount,
        @Nullable String currency) {

    static FunnelStep of(UUID subject, String step, Instant takenAt) {
        return new FunnelStep(subject, step, takenAt, null, null);
    }
}
