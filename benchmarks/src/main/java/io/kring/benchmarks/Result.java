package io.kring.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What a scenario measured.
 *
 * @param limit what the machine can do at best, measured in the same run; null where there is nothing to compare with
 * @param ratio value by limit
 * @param target as it is promised, such as {@code >= 0.5 x}; empty where nothing is
 */
record Result(
        String area,
        String scenario,
        double value,
        String unit,
        @Nullable Double limit,
        @Nullable Double ratio,
        String target,
        boolean holds) {

    /** Of which nothing is promised. */
    static Result told(String area, String scenario, double value, String unit) {
        return new Result(area, scenario, value, unit, null, null, "", true);
    }

    static Result atMost(String area, String scenario, double value, String unit, double most) {
        return new Result(area, scenario, value, unit, null, null, "<= " + number(most) + " " + unit, value <= most);
    }

    static Result atLeast(String area, String scenario, double value, String unit, double least) {
        return new Result(area, scenario, value, unit, null, null, ">= " + number(least) + " " + unit, value >= least);
    }

    static Result between(String area, String scenario, double value, String unit, double least, double most) {
        var target = number(least) + " to " + number(most) + " " + unit;
        return new Result(area, scenario, value, unit, null, null, target, value >= least && value <= most);
    }

    /** Of what is better the less it is, such as a time. */
    static Result noMoreThan(String area, String scenario, double value, String unit, double limit, double mostRatio) {
        var ratio = value / limit;
        return new Result(
                area, scenario, value, unit, limit, ratio, "<= " + number(mostRatio) + " x", ratio <= mostRatio);
    }

    static Result besideLimit(
            String area, String scenario, double value, String unit, double limit, double leastRatio) {
        var ratio = value / limit;
        return new Result(area, scenario, value, unit, limit, ratio, ">= " + leastRatio + " x", ratio >= leastRatio);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
