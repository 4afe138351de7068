package io.kring.contacts.quality;

import io.kring.contacts.quality.QualityReport.FieldQuality;
import io.kring.contacts.quality.QualityReport.IssueCount;
import io.kring.contacts.quality.QualityRule.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts people one after the other; what it keeps does not grow with them. */
final class QualityTally {
    private final Map<String, Long> custom = new LinkedHashMap<>();
    private final Map<QualityRule, Long> issues = new LinkedHashMap<>();
    private final long[] complete = new long[QualityField.values().length];
    private final long[] valid = new long[QualityField.values().length];
    private long people;

    /** @param custom keys of the fields that the company defined */
    QualityTally(List<String> custom) {
        custom.forEach(key -> this.custom.put(key, 0L));
        QualityRules.ALL.forEach(rule -> issues.put(rule, 0L));
    }

    void add(QualitySubject person) {
        people++;
        var doubtful = EnumSet.noneOf(QualityField.class);
        for (var rule : QualityRules.found(person)) {
            issues.merge(rule, 1L, Long::sum);
            if (rule.kind() == Kind.suspicious) {
                doubtful.add(rule.field());
            }
        }
        for (var field : QualityField.values()) {
            if (field.isGiven(person)) {
                complete[field.ordinal()]++;
                valid[field.ordinal()] += doubtful.contains(field) ? 0 : 1;
            }
        }
        person.custom().forEach(key -> custom.computeIfPresent(key, (known, count) -> count + 1));
    }

    QualityReport report(Instant now) {
        return new QualityReport(
                now,
                people,
                score(),
                QualityReport.FORMULA,
                Arrays.stream(QualityField.values())
                        .map(field -> new FieldQuality(
                                field.name(), field.weight(), complete[field.ordinal()], valid[field.ordinal()]))
                        .toList(),
                custom.entrySet().stream()
                        .map(field -> new FieldQuality(field.getKey(), 0, field.getValue(), field.getValue()))
                        .toList(),
                issues.entrySet().stream()
                        .map(issue -> new IssueCount(
                                issue.getKey().id(),
                                issue.getKey().field().name(),
                                issue.getKey().kind(),
                                issue.getKey().severity(),
                                issue.getKey().meaning(),
                                issue.getValue()))
                        .toList());
    }

    private @Nullable Double score() {
        if (people == 0) {
            return null;
        }
        var sum = 0.0;
        var weights = 0;
        for (var field : QualityField.values()) {
            sum += field.weight() * (double) valid[field.ordinal()] / people;
            weights += field.weight();
        }
        return Math.round(1000 * sum / weights) / 10.0;
    }
}
