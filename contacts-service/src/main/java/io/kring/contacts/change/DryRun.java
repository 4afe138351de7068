package io.kring.contacts.change;

import io.kring.platform.problem.Problems;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code dryRun}: whoever misspells it does not want it to be done for real. */
public final class DryRun {
    private DryRun() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is neither {@code true} nor {@code false} */
    public static boolean of(@Nullable String dryRun) {
        return switch (dryRun) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw Problems.badRequest("dryRun", "must be true or false");
        };
    }
}
