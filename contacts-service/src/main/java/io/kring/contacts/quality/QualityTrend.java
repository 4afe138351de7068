package io.kring.contacts.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the quality has changed: the last measurement of each day that has one, the first day first. */
public record QualityTrend(List<Point> items) {
    /**
     * A day.
     *
     * @param day in UTC
     * @param score 0 to 100; null where there was nobody
     * @param valid by field, how many people had it and nothing suspicious in it
     */
    public record Point(
            LocalDate day,
            Instant measuredAt,
            long people,
            @Nullable Double score,
            Map<String, Long> valid) {
        static Point of(LocalDate day, QualityReport report) {
            return new Point(
                    day,
                    Objects.requireNonNull(report.measuredAt()),
                    report.people(),
                    report.score(),
                    report.fields().stream()
                            .collect(Collectors.toMap(
                                    QualityReport.FieldQuality::field, QualityReport.FieldQuality::valid)));
        }
    }
}
