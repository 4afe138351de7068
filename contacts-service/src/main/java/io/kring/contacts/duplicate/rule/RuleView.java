package io.kring.contacts.duplicate.rule;

import io.kring.contacts.matching.Field;
import io.kring.contacts.matching.Level;
import io.kring.contacts.matching.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule as it is.
 *
 * @param version counts the changes, from 0; also the ETag
 * @param changedBy null where it is the one that everybody starts with
 * @param decided how good this rule is on the pairs that users have decided about, the last 10,000 of them
 * @param published how good the rule that everybody starts with is on labelled data that others can get
 */
public record RuleView(
        int version,
        double certain,
        double possible,
        Map<Field, Map<Level, Double>> weights,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        Quality decided,
        List<Quality> published) {
    static RuleView of(RuleService.Stored stored, Quality decided, List<Quality> published) {
        var rule = stored.rule();
        return new RuleView(
                stored.version(),
                rule.certain(),
                rule.possible(),
                rule.weights(),
                stored.changedBy(),
                stored.changedAt(),
                decided,
                published);
    }

    /** What was not changed by anybody. */
    static RuleService.Stored initial() {
        return new RuleService.Stored(0, Rule.DEFAULT, null, null);
    }
}
