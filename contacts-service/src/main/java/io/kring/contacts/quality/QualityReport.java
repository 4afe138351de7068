package io.kring.contacts.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measurement.
 *
 * @param measuredAt null where nothing was measured yet
 * @param people how many there were
 * @param score 0 to 100, by the formula; null where there was nobody
 * @param custom the fields that the company defined; they do not count in the score
 */
public record QualityReport(
        @Nullable Instant measuredAt,
        long people,
        @Nullable Double score,
        String formula,
        List<FieldQuality> fields,
        List<FieldQuality> custom,
        List<IssueCount> issues) {

    static final String FORMULA =
            "100 * sum(weight * valid / people) / sum(weight) over the fields; valid are those of the complete ones that nothing is suspicious in";

    /**
     * A field of all people.
     *
     * @param weight how much it counts in the score
     * @param complete how many people have it
     * @param valid how many of those have nothing suspicious in it
     */
    public record FieldQuality(String field, int weight, long complete, long valid) {}

    /**
     * How many people have an issue.
     *
     * @param issue its id, by which the people are listed
     * @param meaning what it is, in a sentence
     */
    public record IssueCount(
            String issue,
            String field,
            QualityRule.Kind kind,
            QualityRule.Severity severity,
            String meaning,
            long people) {}

    /** Before the first measurement. */
    static QualityReport none() {
        return new QualityReport(null, 0, null, FORMULA, List.of(), List.of(), List.of());
    }
}
