package io.kring.contacts.duplicate.rule;

import io.kring.contacts.matching.Field;
import io.kring.contacts.matching.Level;
import io.kring.contacts.matching.Rule;
import io.kring.platform.problem.Problems;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as an administrator sets it.
 *
 * @param certain the least score of two people who are one beyond doubt
 * @param possible the least score of two people whom somebody should look at
 * @param weights in bits, by field and level; a field that is left out is not compared, a level that is left out says nothing
 */
public record RuleInput(
        @NotNull @Nullable Double certain,
        @NotNull @Nullable Double possible,
        @NotNull @Nullable Map<Field, Map<Level, Double>> weights) {
    private static final double MOST = 100;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the field at fault */
    Rule checked() {
        if (certain == null || possible == null || weights == null) {
            throw Problems.badRequest("weights", "certain and possible are needed");
        }
        if (!(possible > 0 && possible <= MOST * 10)) {
            throw Problems.badRequest("possible", "must be over 0, and 1000 at most");
        }
        if (!(certain >= possible && certain <= MOST * 10)) {
            throw Problems.badRequest("certain", "must be from possible to 1000");
        }
        if (weights.isEmpty()) {
            throw Problems.badRequest("weights", "must have at least one field");
        }
        weights.forEach(RuleInput::check);
        return new Rule(certain, possible, weights);
    }

    private static void check(Field field, @Nullable Map<Level, Double> levels) {
        if (levels == null || levels.isEmpty()) {
            throw Problems.badRequest(
                    "weights." + field, "must have a weight; leave the field out where it is not to be compared");
        }
        levels.forEach((level, weight) -> {
            if (!field.levels().contains(level)) {
                throw Problems.badRequest(
                        "weights." + field + "." + level, "is no level of it; they are " + field.levels());
            }
            if (weight == null || !(Math.abs(weight) <= MOST)) {
                throw Problems.badRequest("weights." + field + "." + level, "must be a number from -100 to 100");
            }
        });
    }
}
